package io.zeolite.engine.osgi;

import io.zeolite.engine.composition.Extensions.Registration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is to be done when services depart. */
final class Departures {

    private final Map<Object, List<Waiting>> waiting = new IdentityHashMap<>();

    /** An action that waits. Those who can undo it keep this, and must not keep by it the service or what it captured. */
    private final class Waiting implements Registration {

        private Object service;
        private Runnable action;

        Waiting(Object service, Runnable action) {
            this.service = service;
            this.action = action;
        }

        /** {@return the action, which is forgotten} */
        Runnable take() {
            Runnable taken = action;
            service = null;
            action = null;
            return taken;
        }

        @Override
        public void close() {
            synchronized (Departures.this) {
                if (service != null) {
                    List<Waiting> registered = waiting.get(service);
                    registered.remove(this);
                    if (registered.isEmpty()) {
                        waiting.remove(service);
                    }
                    take();
                }
            }
        }
    }

    synchronized Registration whenGone(Object service, Runnable action) {
        Waiting added = new Waiting(service, action);
        waiting.computeIfAbsent(service, _ -> new ArrayList<>()).add(added);
        return added;
    }

    /** Runs the actions of a service in the calling thread, the latest first. */
    void depart(Object service) {
        List<Runnable> toRun = new ArrayList<>();
        synchronized (this) {
            List<Waiting> registered = waiting.remove(service);
            if (registered != null) {
                registered.reversed().forEach(one -> toRun.add(one.take()));
            }
        }
        toRun.forEach(Runnable::run);
    }
}
