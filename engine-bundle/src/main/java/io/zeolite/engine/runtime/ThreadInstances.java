package io.zeolite.engine.runtime;

import io.zeolite.api.ExitException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The instances in which further threads of a guest execute. They close with the one that the guest was instantiated
 * with.
 * <p>
 * Threads: safe.
 */
final class ThreadInstances {

    private final Set<EngineInstance> open = new HashSet<>();
    private OptionalInt exitCode = OptionalInt.empty();

    /**
     * Adds an instance, until it closes.
     *
     * @throws ExitException if the guest is closed; then the instance is, too
     */
    void add(EngineInstance instance) {
        synchronized (this) {
            if (exitCode.isEmpty()) {
                open.add(instance);
                return;
            }
        }
        instance.close(exitCode.getAsInt());
        throw Boundary.closed(instance.state());
    }

    synchronized void remove(EngineInstance instance) {
        open.remove(instance);
    }

    void close(int code) {
        List<EngineInstance> all;
        synchronized (this) {
            exitCode = OptionalInt.of(code);
            all = List.copyOf(open);
        }
        all.forEach(instance -> instance.close(code));
    }
}
