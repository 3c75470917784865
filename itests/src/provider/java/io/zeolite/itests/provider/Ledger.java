package io.zeolite.itests.provider;

import io.zeolite.api.ModuleInstance;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What must hold while services come and go, and what did not. */
final class Ledger {

    private final Map<Thread, Long> began;
    private final Map<String, Integer> told;
    private final Queue<String> wrong;
    private final AtomicLong held = new AtomicLong();

    /**
     * Makes a ledger.
     *
     * @param began when each thread that uses guests began what it is about, by {@link System#nanoTime()}
     * @param told  how often the closing of each instance was told
     * @param wrong what did not hold
     */
    Ledger(Map<Thread, Long> began, Map<String, Integer> told, Queue<String> wrong) {
        this.began = began;
        this.told = told;
        this.wrong = wrong;
    }

    /** What is known of one service. */
    final class Entry {

        private static final long PRESENT = Long.MAX_VALUE;
        private volatile long departed = PRESENT;

        /** Notes that the service is used, which must not happen in what began after it had gone. */
        void use() {
            Long start = began.get(Thread.currentThread());
            long gone = departed;
            check(gone == PRESENT || start == null || start - gone <= 0, () -> "a service was used that had gone");
        }

        /** Notes that the framework has taken the service back. */
        void depart() {
            departed = System.nanoTime();
        }

        /** Notes that memory or a file is given out, or given back. */
        void hold(int count) {
            held.addAndGet(count);
        }
    }

    Entry newEntry() {
        return new Entry();
    }

    void told(ModuleInstance instance, int exitCode) {
        told.merge(instance.name(), 1, Integer::sum);
    }

    /** {@return how many memories and files have not been given back} */
    long held() {
        return held.get();
    }

    void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            wrong.add(otherwise.get());
        }
    }

    void wrong(Throwable thrown) {
        wrong.add(thrown.toString());
    }
}
