package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.HostModule;
import io.zeolite.engine.composition.Extensions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The host modules of a runtime that are services: one instance of each, or of each module that it makes for guests'
 * imports, serves all guests, and goes with the service.
 */
final class ServedModules {

    private static final Logger LOGGER = System.getLogger(ServedModules.class.getName());

    private final EngineRuntime runtime;
    private final Map<HostModule, Map<HostModule, EngineInstance>> instances = new IdentityHashMap<>();

    ServedModules(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * {@return the instance of the best service that has the name, is for the module that imports, and exports all that
     * is imported; if none exports all, of the best that has the name}
     *
     * @param importer the name of the module that imports
     * @param imports  what it imports from the name
     */
    Optional<ModuleInstance> find(String importer, String name, List<Import> imports) {
        Optional<ModuleInstance> incomplete = Optional.empty();
        for (HostModule service : runtime.extensions().find(HostModule.class, importer)) {
            if (hasName(service, name)) {
                EngineInstance instance = serve(service, imports);
                if (imports.stream().allMatch(asked -> instance.findExport(asked.name()).isPresent())) {
                    return Optional.of(instance);
                }
                incomplete = incomplete.or(() -> Optional.of(instance));
            }
        }
        return incomplete;
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
    private EngineInstance serve(HostModule service, List<Import> imports) {
        HostModule module = Objects.requireNonNull(service.forImports(imports), "forImports");
        EngineInstance known = served(service, module);
        return known != null ? known : keep(service, module, make(module));
    }

    private EngineInstance served(HostModule service, HostModule module) {
        synchronized (instances) {
            EngineInstance known = instances.getOrDefault(service, Map.of()).get(module);
            return known == null || known.isClosed() ? null : known;
        }
    }

    private EngineInstance make(HostModule module) {
        HostBuilder builder = new HostBuilder(runtime, module.name());
        module.exportTo(builder);
        EngineModule compiled = builder.compile(Context.root());
        EngineInstance instance =
                Instantiation.instantiate(runtime, Context.root(), compiled, "", ModuleConfig.defaults());
        runtime.register("", instance);
        builder.link().ifPresent(link -> instance.onClose(link::cut));
        return instance;
    }

    private EngineInstance keep(HostModule service, HostModule module, EngineInstance made) {
        EngineInstance other;
        synchronized (instances) {
            other = served(service, module);
            if (other == null) {
                instances.computeIfAbsent(service, _ -> new HashMap<>()).put(module, made);
            }
        }
        if (other != null) {
            made.close();
            return other;
        }
        made.onClose(() -> forget(service, module, made));
        Extensions.Registration registration =
                runtime.extensions().whenGone(service, () -> made.close(ExitException.SERVICE_DEPARTED));
        made.onClose(registration::close);
        return made;
    }

    private void forget(HostModule service, HostModule module, EngineInstance instance) {
        synchronized (instances) {
            Map<HostModule, EngineInstance> ofService = instances.getOrDefault(service, new HashMap<>());
            ofService.remove(module, instance);
            if (ofService.isEmpty()) {
                instances.remove(service);
            }
        }
    }
}
