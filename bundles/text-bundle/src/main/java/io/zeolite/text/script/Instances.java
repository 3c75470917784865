package io.zeolite.text.script;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definitions and instances of a script, by identifier. A runtime names an instance when it is made, a script when it
 * registers it: so the names are looked up in advance.
 */
final class Instances {

    /** What became of a definition or instantiation: its result, or the error that later uses meet again. */
    private record Result<T>(Optional<T> value, Optional<WasmException> error) {
        T get() {
            return value.orElseThrow(() -> error.orElseThrow());
        }
    }

    private final WasmRuntime runtime;
    private final Map<Command, String> registered = new IdentityHashMap<>();
    private final Map<String, UnsupportedException> missing = new HashMap<>();
    private final Map<String, Result<CompiledModule>> definitions = new HashMap<>();
    private final Map<String, Result<ModuleInstance>> instances = new HashMap<>();

    /** Makes those of a script, of which there are none yet. */
    Instances(WasmRuntime runtime, List<Command> commands) {
        this.runtime = runtime;
        Map<String, Command> makers = new HashMap<>();
        for (Command command : commands) {
            switch (command) {
                case Command.Instantiate made -> note(makers, made.identifier(), made);
                case Command.DefineAndInstantiate made -> note(makers, made.identifier(), made);
                case Command.Register named -> {
                    Command maker = makers.get(key(named.instance()));
                    if (maker != null) {
                        registered.putIfAbsent(maker, named.name());
                    }
                }
                default -> {
                }
            }
        }
    }

    private static void note(Map<String, Command> makers, Optional<String> identifier, Command maker) {
        makers.put(key(Optional.empty()), maker);
        identifier.ifPresent(name -> makers.put(key(identifier), maker));
    }

    /** {@return the identifier as written; a dollar sign alone is none, and so means the latest} */
    private static String key(Optional<String> identifier) {
        return "$" + identifier.orElse("");
    }

    /** Compiles a module and keeps it. */
    void define(Optional<String> identifier, ModuleSource source) {
        Result<CompiledModule> result = compiled(source);
        definitions.put(key(Optional.empty()), result);
        definitions.put(key(identifier), result);
        result.get();
    }

    private Result<CompiledModule> compiled(ModuleSource source) {
        try {
            return new Result<>(Optional.of(compile(source)), Optional.empty());
        } catch (WasmException error) {
            return new Result<>(Optional.empty(), Optional.of(error));
        }
    }

    /** {@return the module, compiled} */
    CompiledModule compile(ModuleSource source) {
        return runtime.compile(source.binary());
    }

    /** Instantiates a module that was defined. */
    void instantiate(Command.Instantiate command) {
        Result<CompiledModule> definition = definitions.get(key(command.definition()));
        if (definition == null) {
            throw new IllegalStateException("no module " + key(command.definition()));
        }
        instantiate(command, command.identifier(), definition);
    }

    /** Compiles a module and instantiates it. */
    void instantiate(Command.DefineAndInstantiate command) {
        instantiate(command, command.identifier(), compiled(command.source()));
    }

    private void instantiate(Command maker, Optional<String> identifier, Result<CompiledModule> definition) {
        Result<ModuleInstance> result;
        try {
            ModuleInstance instance = instantiate(definition.get(), registered.getOrDefault(maker, ""));
            result = new Result<>(Optional.of(instance), Optional.empty());
        } catch (WasmException error) {
            result = new Result<>(Optional.empty(), Optional.of(error));
            if (error instanceof UnsupportedException unsupported && registered.containsKey(maker)) {
                missing.put(registered.get(maker), unsupported);
            }
        }
        instances.put(key(Optional.empty()), result);
        instances.put(key(identifier), result);
        result.get();
    }

    /** {@return an instance that nothing is kept of} */
    ModuleInstance instantiate(CompiledModule module) {
        return instantiate(module, "");
    }

    private ModuleInstance instantiate(CompiledModule module, String name) {
        try {
            return runtime.instantiate(Context.root(), module, ModuleConfig.named(name).withStartFunctions());
        } catch (UnlinkableException unlinkable) {
            for (Import wanted : module.imports()) {
                if (missing.containsKey(wanted.module())) {
                    throw missing.get(wanted.module());
                }
            }
            throw unlinkable;
        }
    }

    /** Checks that an instance has the name that it is registered under. */
    void register(Command.Register command) {
        ModuleInstance instance = find(command.instance());
        if (!instance.name().equals(command.name())) {
            throw new IllegalStateException("registered as \"" + instance.name() + "\" before");
        }
    }

    /** {@return the instance with the identifier; the latest if there is none} */
    ModuleInstance find(Optional<String> identifier) {
        Result<ModuleInstance> instance = instances.get(key(identifier));
        if (instance == null) {
            throw new IllegalStateException("no instance " + key(identifier));
        }
        return instance.get();
    }
}
