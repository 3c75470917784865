package io.zeolite.engine.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Does pieces of work that are independent of each other with several threads. */
public final class Workers {

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final int pieces;
    private final IntConsumer work;

    private Workers(int pieces, IntConsumer work) {
        this.pieces = pieces;
        this.work = work;
    }

    /**
     * Does all pieces, and returns when no thread is left. If one fails no other is begun, and what it threw is thrown.
     *
     * @param workers the number of threads, this one included; no more are used than there are processors or pieces
     * @param pieces  the number of pieces
     * @param work    does the piece with a number, from 0 on
     */
    public static void run(int workers, int pieces, IntConsumer work) {
        new Workers(pieces, work).run(Math.min(Math.min(workers, pieces), Runtime.getRuntime().availableProcessors()));
    }

    private void run(int workers) {
        Thread[] others = new Thread[Math.max(0, workers - 1)];
        try {
            for (int i = 0; i < others.length; i++) {
                others[i] = Thread.ofPlatform().daemon().name("zeolite-worker-" + i).start(this::work);
            }
            work();
        } finally {
            join(others);
        }
        if (failure.get() != null) {
            throw Boundary.rethrow(failure.get());
        }
    }

    private void work() {
        for (int piece = next.getAndIncrement(); piece < pieces && failure.get() == null; piece = next
                .getAndIncrement()) {
            try {
                work.accept(piece);
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
            }
        }
    }

    /** No thread is left behind, also when this one is interrupted. */
    private static void join(Thread[] threads) {
        boolean interrupted = false;
        for (int i = 0; i < threads.length && threads[i] != null;) {
            try {
                threads[i].join();
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
