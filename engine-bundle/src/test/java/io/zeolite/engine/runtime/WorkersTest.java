package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void doesEachPieceOnce() {
        for (int workers = 0; workers < 4; workers++) {
            AtomicIntegerArray done = new AtomicIntegerArray(1_000);
            Workers.run(workers, 1_000, done::incrementAndGet);
            assertTrue(IntStream.range(0, 1_000).allMatch(piece -> done.get(piece) == 1));
        }
        Workers.run(4, 0, _ -> {
            throw new AssertionError();
        });
    }

    @Test
    void usesNoMoreThreadsThanAskedForAndLeavesNone() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Workers.run(1, 100, _ -> seen.add(Thread.currentThread()));
        assertEquals(Set.of(Thread.currentThread()), seen);
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        CountDownLatch both = new CountDownLatch(2);
        Workers.run(2, 2, _ -> {
            seen.add(Thread.currentThread());
            both.countDown();
            await(both);
        });
        assertEquals(2, seen.size());
        seen.remove(Thread.currentThread());
        assertFalse(seen.iterator().next().isAlive());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void throwsWhatAPieceThrowsAndBeginsNoOther() {
        IllegalStateException failure = new IllegalStateException();
        AtomicInteger begun = new AtomicInteger();
        assertSame(failure, assertThrows(IllegalStateException.class, () -> Workers.run(2, 1_000_000, _ -> {
            begun.incrementAndGet();
            throw failure;
        })));
        assertTrue(begun.get() <= 2, begun + " pieces");
    }

    @Test
    void anInterruptOfTheCallerIsKept() {
        Thread.currentThread().interrupt();
        AtomicInteger done = new AtomicInteger();
        Workers.run(2, 10, _ -> done.incrementAndGet());
        assertTrue(Thread.interrupted());
        assertEquals(10, done.get());
    }
}
