package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.engine.composition.Extensions.Registration;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds who observes the modules that a runtime compiles, and drops those whose services depart.
 *
 * @param extensions where services are found
 */
record ListenerServices(Extensions extensions) {

    /** Those that wait for departures, until their modules are collected: instances may outlive their runtime's end. */
    private static final Set<Watch> WATCHES = new HashSet<>();

    /**
     * {@return what is made of a module and of those who observe it}
     *
     * If a factory throws, or the module cannot be made, nothing is left of it.
     *
     * @param functions the functions of the module
     * @param make      makes it
     */
    <T> T observe(Context context, String moduleName, List<FunctionDefinition> functions,
            Function<ModuleListeners, T> make) {
        List<FunctionListenerFactory> services = extensions.find(FunctionListenerFactory.class, moduleName);
        List<FunctionListenerFactory> factories = new ArrayList<>();
        context.find(Experimental.FUNCTION_LISTENER_FACTORY).ifPresent(factories::add);
        int firstService = factories.size();
        factories.addAll(services);
        ModuleListeners listeners = ModuleListeners.ask(factories, functions);
        T made = make.apply(listeners);
        if (listeners != ModuleListeners.NONE) {
            for (int factory = firstService; factory < factories.size(); factory++) {
                watch(factories.get(factory), listeners, factory);
            }
        }
        return made;
    }

    private void watch(FunctionListenerFactory service, ModuleListeners listeners, int factory) {
        Watch watch = new Watch(listeners, factory);
        Registration registration = extensions.whenGone(service, watch::depart);
        synchronized (WATCHES) {
            WATCHES.removeIf(Watch::isOver);
            if (!watch.gone) {
                watch.registration = registration;
                WATCHES.add(watch);
            }
        }
    }

    /** Waits for the departure of a module's factory. It keeps neither alive for longer than both are there. */
    private static final class Watch {

        private final WeakReference<ModuleListeners> listeners;
        private final int factory;
        private Registration registration;
        private boolean gone;

        Watch(ModuleListeners listeners, int factory) {
            this.listeners = new WeakReference<>(listeners);
            this.factory = factory;
        }

        private void depart() {
            ModuleListeners observed = listeners.get();
            if (observed != null) {
                observed.drop(factory);
            }
            synchronized (WATCHES) {
                gone = true;
                WATCHES.remove(this);
            }
        }

        private boolean isOver() {
            if (!listeners.refersTo(null)) {
                return false;
            }
            registration.close();
            return true;
        }
    }
}
