package io.zeolite.engine.osgi;

import io.zeolite.engine.composition.Extensions.Registration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is to be done when services depart. */
final class Departures {

    private final Map<Object, List<Runnable>> actions = new IdentityHashMap<>();

    synchronized Registration whenGone(Object service, Runnable action) {
        actions.computeIfAbsent(service, _ -> new ArrayList<>()).add(action);
        return () -> forget(service, action);
    }

    private synchronized void forget(Object service, Runnable action) {
        List<Runnable> registered = actions.get(service);
        if (registered != null && registered.remove(action) && registered.isEmpty()) {
            actions.remove(service);
        }
    }

    /** Runs the actions of a service in the calling thread, the latest first. */
    void depart(Object service) {
        List<Runnable> toRun;
        synchronized (this) {
            List<Runnable> registered = actions.remove(service);
            toRun = registered == null ? List.of() : List.copyOf(registered).reversed();
        }
        toRun.forEach(Runnable::run);
    }
}
