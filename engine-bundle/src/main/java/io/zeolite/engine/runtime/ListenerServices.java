package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.engine.composition.Extensions.Registration;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds who observes the modules that a runtime compiles, and drops those whose services depart.
 *
 * @param extensions where services are found
 */
record ListenerServices(Extensions extensions) {

    /**
     * What waits for the departure of a module's factory, until the module is collected: instances may execute it after
     * their runtime has been closed.
     */
    private record Watch(WeakReference<ModuleListeners> listeners, Registration registration) {
    }

    private static final List<Watch> WATCHES = new ArrayList<>();

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
        WeakReference<ModuleListeners> observed = new WeakReference<>(listeners);
        Registration registration = extensions.whenGone(service, () -> drop(observed, factory));
        synchronized (WATCHES) {
            WATCHES.removeIf(ListenerServices::isOver);
            WATCHES.add(new Watch(observed, registration));
        }
    }

    private static boolean isOver(Watch watch) {
        if (!watch.listeners.refersTo(null)) {
            return false;
        }
        watch.registration.close();
        return true;
    }

    private static void drop(WeakReference<ModuleListeners> observed, int factory) {
        ModuleListeners listeners = observed.get();
        if (listeners != null) {
            listeners.drop(factory);
        }
    }
}
