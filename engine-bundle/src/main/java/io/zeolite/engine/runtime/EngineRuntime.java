package io.zeolite.engine.runtime;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.experimental.Experimental;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.WeakHashMap;

/** A runtime: the store of instances by name, and how modules get into it. */
public final class EngineRuntime implements WasmRuntime {

    private final RuntimeConfig config;
    private final Extensions extensions;
    private final Map<ExecutionTier, Tier> tiers;
    private final Object lock = new Object();
    private final List<EngineInstance> instances = new ArrayList<>();
    private final Map<String, Optional<EngineInstance>> names = new HashMap<>();
    private final Set<HostLink> hostLinks = Collections.newSetFromMap(new WeakHashMap<>());
    private final ServedModules hostModules = new ServedModules(this);
    private OptionalInt exitCode = OptionalInt.empty();

    /**
     * Makes a runtime.
     *
     * @param tiers the tiers that this engine has
     */
    public EngineRuntime(RuntimeConfig config, Extensions extensions, Map<ExecutionTier, Tier> tiers) {
        this.config = config;
        this.extensions = extensions;
        this.tiers = Map.copyOf(tiers);
    }

    @Override
    public RuntimeConfig config() {
        return config;
    }

    /** {@return the services that extend this runtime} */
    Extensions extensions() {
        return extensions;
    }

    private Tier tier() {
        Tier tier = tiers.get(config.tier());
        if (tier == null) {
            throw new UnsupportedException("not supported yet: execution tier " + config.tier());
        }
        return tier;
    }

    /**
     * {@return the tier that executes calls whose state can be captured}
     *
     * @throws UnsupportedException if this engine has none
     */
    CapturingTier capturingTier() {
        for (Tier tier : tiers.values()) {
            if (tier instanceof CapturingTier capturing) {
                return capturing;
            }
        }
        throw new UnsupportedException("no execution tier takes snapshots");
    }

    @Override
    public EngineModule compile(Context context, byte[] binary) {
        checkOpen();
        EngineModule module = new ModuleCompilation(config, tier(), observers()).compile(context, binary.clone());
        context.find(Experimental.COMPILATION_WORKERS).ifPresent(module.code()::generate);
        return module;
    }

    /** {@return what finds who observes a module} */
    ListenerServices observers() {
        return new ListenerServices(extensions);
    }

    @Override
    public ModuleInstance instantiate(Context context, CompiledModule module, ModuleConfig instanceConfig) {
        if (!(module instanceof EngineModule compiled)) {
            throw new IllegalArgumentException("module was not compiled by this engine: " + module);
        }
        String name = instanceConfig.name().orElse(compiled.name());
        reserve(name);
        EngineInstance instance;
        try {
            instance = Instantiation.instantiate(this, context, compiled, name, instanceConfig);
            register(name, instance);
        } catch (Throwable t) {
            release(name);
            throw t;
        }
        runStartFunctions(context, instance);
        publish(instance);
        return instance;
    }

    @Override
    public ModuleInstance instantiate(Context context, byte[] binary, ModuleConfig instanceConfig) {
        return instantiate(context, compile(context, binary), instanceConfig);
    }

    private static void runStartFunctions(Context context, EngineInstance instance) {
        try {
            for (String start : instance.config().startFunctions()) {
                instance.findFunction(start).ifPresent(function -> function.call(context));
            }
        } catch (ExitException exit) {
            instance.close(exit.exitCode());
            if (exit.exitCode() != 0) {
                throw exit;
            }
        } catch (Throwable t) {
            instance.close(1);
            throw t;
        }
    }

    /** Others may find a named instance once it is ready: after its start functions. */
    private void publish(EngineInstance instance) {
        if (instance.name().isEmpty() || instance.isClosed()) {
            return;
        }
        try {
            instance.publishedAs(extensions.publish(instance));
        } catch (Throwable t) {
            instance.close(1);
            throw t;
        }
    }

    private void reserve(String name) {
        synchronized (lock) {
            checkOpen();
            if (!name.isEmpty() && names.putIfAbsent(name, Optional.empty()) != null) {
                throw new UnlinkableException("module[%s] has already been instantiated".formatted(name));
            }
        }
    }

    private void release(String name) {
        synchronized (lock) {
            names.remove(name);
        }
    }

    /** Puts an instance into the store, unless the runtime has closed meanwhile. */
    void register(String name, EngineInstance instance) {
        synchronized (lock) {
            if (exitCode.isEmpty() && !instance.isClosed()) {
                instances.add(instance);
                if (!name.isEmpty()) {
                    names.put(name, Optional.of(instance));
                }
                return;
            }
        }
        instance.close(exitCode.orElse(0));
        throw Boundary.closed(instance.state());
    }

    /** Takes an instance that closes out of the store. */
    void forget(EngineInstance instance) {
        synchronized (lock) {
            instances.remove(instance);
            names.remove(instance.name(), Optional.of(instance));
        }
    }

    /**
     * {@return the instance that serves imports from the name: one of this runtime, else a host-module service}
     *
     * @param importer the name of the module that imports
     * @param imports  what it imports from the name
     */
    Optional<ModuleInstance> resolve(String importer, String name, List<Import> imports) {
        Optional<ModuleInstance> named = module(name);
        return named.isPresent() ? named : hostModules.find(importer, name, imports);
    }

    @Override
    public HostModuleBuilder hostModule(String name) {
        return new HostBuilder(this, name);
    }

    @Override
    public WasmStruct newStruct(DefinedType type, Object... fields) {
        return HostAggregates.newStruct(type, fields);
    }

    @Override
    public WasmArray newArray(DefinedType type, Object... elements) {
        return HostAggregates.newArray(type, elements);
    }

    @Override
    public Optional<ModuleInstance> module(String name) {
        synchronized (lock) {
            return names.getOrDefault(name, Optional.empty()).map(ModuleInstance.class::cast);
        }
    }

    /** {@return what leads to the functions of a host module and is cut with it, where bundles come and go} */
    Optional<HostLink> newHostLink() {
        if (!extensions.canDepart()) {
            return Optional.empty();
        }
        HostLink link = new HostLink();
        synchronized (lock) {
            checkOpen();
            link.retain();
            hostLinks.add(link);
        }
        return Optional.of(link);
    }

    private void checkOpen() {
        synchronized (lock) {
            if (exitCode.isPresent()) {
                throw new ExitException(exitCode.getAsInt());
            }
        }
    }

    @Override
    public boolean isClosed() {
        synchronized (lock) {
            return exitCode.isPresent();
        }
    }

    @Override
    public void close(int code) {
        List<EngineInstance> open;
        List<HostLink> links;
        synchronized (lock) {
            if (exitCode.isPresent()) {
                return;
            }
            exitCode = OptionalInt.of(code);
            open = List.copyOf(instances).reversed();
            links = List.copyOf(hostLinks);
            hostLinks.clear();
        }
        open.forEach(instance -> instance.close(code));
        links.forEach(HostLink::release);
        extensions.runtimeClosed(this);
    }
}
