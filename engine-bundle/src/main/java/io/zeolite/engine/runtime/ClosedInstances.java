package io.zeolite.engine.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The instances that were closed while threads were executing in them: a wait ends with each of those in which its thread
 * executes, not only with the one that waits.
 * <p>
 * Threads: safe.
 */
final class ClosedInstances {

    /** Nothing is kept alive: a thread that executes in an instance has it on its stack. */
    private static final Map<Thread, List<WeakReference<Instance>>> OF_THREADS = new WeakHashMap<>();

    private ClosedInstances() {
    }

    /** Says that an instance, which is marked as closed, had a thread executing in it. */
    static synchronized void add(Thread executing, Instance instance) {
        List<WeakReference<Instance>> closed = OF_THREADS.computeIfAbsent(executing, _ -> new ArrayList<>());
        closed.removeIf(known -> !isExecuting(executing, known.get()));
        closed.add(new WeakReference<>(instance));
    }

    private static boolean isExecuting(Thread thread, Instance instance) {
        return instance != null && instance.owner == thread;
    }

    /** {@return a closed instance in which the current thread executes} */
    static synchronized Optional<Instance> ofCurrentThread() {
        Thread current = Thread.currentThread();
        for (WeakReference<Instance> known : OF_THREADS.getOrDefault(current, List.of())) {
            Instance instance = known.get();
            if (isExecuting(current, instance)) {
                return Optional.of(instance);
            }
        }
        OF_THREADS.remove(current);
        return Optional.empty();
    }
}
