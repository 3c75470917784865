package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostModule;
import io.zeolite.engine.composition.Extensions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The host modules of a runtime that are services: one instance of each serves all guests, and goes with the service. */
final class ServedModules {

    private static final Logger LOGGER = System.getLogger(ServedModules.class.getName());

    private final EngineRuntime runtime;
    private final Map<HostModule, EngineInstance> instances = new IdentityHashMap<>();

    ServedModules(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * {@return the instance of the best service that has the name and is for the module that imports}
     *
     * @param importer the name of the module that imports
     */
    Optional<ModuleInstance> find(String importer, String name) {
        return runtime.extensions().find(HostModule.class, importer).stream()
                .filter(service -> hasName(service, name)).findFirst().map(this::serve);
    }

    /** A service that cannot say its name is nobody's: it must not get in the way of the others. */
    private static boolean hasName(HostModule service, String name) {
        try {
            return name.equals(service.name());
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "host module %s does not say its name".formatted(service.getClass().getName()),
                    e);
            return false;
        }
    }

    /**
     * The service is asked without a lock held, so two threads may make an instance at a time: one of them is dropped.
     */
    private ModuleInstance serve(HostModule service) {
        EngineInstance known = served(service);
        return known != null ? known : keep(service, make(service));
    }

    private EngineInstance served(HostModule service) {
        synchronized (instances) {
            EngineInstance known = instances.get(service);
            return known == null || known.isClosed() ? null : known;
        }
    }

    private EngineInstance make(HostModule service) {
        HostBuilder builder = new HostBuilder(runtime, service.name());
        service.exportTo(builder);
        EngineModule module = builder.compile(Context.root());
        EngineInstance instance =
                Instantiation.instantiate(runtime, Context.root(), module, "", ModuleConfig.defaults());
        runtime.register("", instance);
        builder.link().ifPresent(link -> instance.onClose(link::cut));
        return instance;
    }

    private EngineInstance keep(HostModule service, EngineInstance made) {
        EngineInstance other;
        synchronized (instances) {
            other = served(service);
            if (other == null) {
                instances.put(service, made);
            }
        }
        if (other != null) {
            made.close();
            return other;
        }
        made.onClose(() -> forget(service, made));
        Extensions.Registration registration =
                runtime.extensions().whenGone(service, () -> made.close(ExitException.SERVICE_DEPARTED));
        made.onClose(registration::close);
        return made;
    }

    private void forget(HostModule service, EngineInstance instance) {
        synchronized (instances) {
            instances.remove(service, instance);
        }
    }
}
