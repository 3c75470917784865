package io.zeolite.engine.runtime;

import io.zeolite.api.ExitException;
import io.zeolite.api.TrapKind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that wait at addresses of one shared memory, in the order of their arrival. A wait ends early if an
 * instance in which its thread executes is closed, be it the one that waits or one that has called it, or the one that
 * defines the memory; the interruption of its thread stays pending until it ends.
 * <p>
 * Threads: safe; virtual threads give up their carrier while they wait.
 */
final class Waiters {

    private static final int WOKEN = 0;
    private static final int NOT_EQUAL = 1;
    private static final int TIMED_OUT = 2;

    /** Where threads wait. */
    private static final Map<Thread, Waiters> WAITING = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Queue<Waiter>> queues = new HashMap<>();

    private static final class Waiter {

        private final Condition changed;
        private boolean woken;

        private Waiter(Condition changed) {
            this.changed = changed;
        }
    }

    /**
     * Waits if 32 bits are as expected.
     *
     * @param timeout nanoseconds; forever if negative
     * @return 0 if notified, 1 if they are not as expected, 2 if the time is over
     * @throws ExitException if the instance is closed
     */
    int await32(Instance self, MemoryInstance memory, long address, int expected, long timeout) {
        lock.lock();
        try {
            return Atomics.load32(memory, address) == expected ? await(self, memory, address, timeout) : NOT_EQUAL;
        } finally {
            lock.unlock();
        }
    }

    /** The same for 64 bits. */
    int await64(Instance self, MemoryInstance memory, long address, long expected, long timeout) {
        lock.lock();
        try {
            return Atomics.load64(memory, address) == expected ? await(self, memory, address, timeout) : NOT_EQUAL;
        } finally {
            lock.unlock();
        }
    }

    private int await(Instance self, MemoryInstance memory, long address, long timeout) {
        Queue<Waiter> queue = queues.computeIfAbsent(address, _ -> new ArrayDeque<>());
        Waiter waiter = new Waiter(lock.newCondition());
        queue.add(waiter);
        WAITING.put(Thread.currentThread(), this);
        try {
            return await(waiter, self, memory, timeout);
        } finally {
            WAITING.remove(Thread.currentThread());
            queue.remove(waiter);
            if (queue.isEmpty()) {
                queues.remove(address, queue);
            }
        }
    }

    private static int await(Waiter waiter, Instance self, MemoryInstance memory, long timeout) {
        long start = System.nanoTime();
        boolean interrupted = false;
        try {
            while (!waiter.woken) {
                if (self.interrupted) {
                    throw self.interruption();
                }
                Optional<Instance> closed = ClosedInstances.ofCurrentThread();
                if (closed.isPresent()) {
                    throw closed.get().interruption();
                }
                if (memory.isForgotten()) {
                    throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
                }
                long left = timeout - (System.nanoTime() - start);
                if (timeout >= 0 && left <= 0) {
                    return TIMED_OUT;
                }
                try {
                    if (timeout < 0) {
                        waiter.changed.await();
                    } else {
                        waiter.changed.awaitNanos(left);
                    }
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            return WOKEN;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Wakes those that have waited longest at the address, at most so many; returns how many. */
    int notify(long address, long count) {
        lock.lock();
        try {
            Queue<Waiter> queue = queues.get(address);
            int woken = 0;
            while (queue != null && woken < count && !queue.isEmpty()) {
                Waiter waiter = queue.remove();
                waiter.woken = true;
                waiter.changed.signal();
                woken++;
            }
            if (queue != null && queue.isEmpty()) {
                queues.remove(address);
            }
            return woken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a thread, if it waits, look whether it still has reason to. */
    static void recheck(Thread thread) {
        Waiters waiters = WAITING.get(thread);
        if (waiters != null) {
            waiters.recheck();
        }
    }

    /** Lets all look whether they still have reason to wait. */
    void recheck() {
        lock.lock();
        try {
            queues.values().forEach(queue -> queue.forEach(waiter -> waiter.changed.signal()));
        } finally {
            lock.unlock();
        }
    }
}
