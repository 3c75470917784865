package io.zeolite.engine.runtime;

import io.zeolite.api.Export;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.engine.cache.StoredCode;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.WasmModule;
import java.util.List;
import java.util.Optional;

/**
 * A module that passed validation, with all that a tier needs to execute it.
 *
 * @param id        unique among the modules of this engine; part of the names of emitted classes
 * @param name      the module's name; may be empty
 * @param structure the decoded module
 * @param types     its closed types
 * @param functions what is said of its functions, by function index
 * @param memories  what is said of its memories, by memory index
 * @param config    the configuration of the runtime that compiles it, without a cache
 * @param listeners who observes its functions
 * @param stored    where its code is kept, if it is
 */
public record ValidModule(long id, String name, WasmModule structure, ModuleTypes types,
        List<FunctionDefinition> functions, List<MemoryDefinition> memories, RuntimeConfig config,
        ModuleListeners listeners, Optional<StoredCode> stored) {

    /** Makes a module that nobody observes, and whose code is not kept. */
    public ValidModule(long id, String name, WasmModule structure, ModuleTypes types,
            List<FunctionDefinition> functions, List<MemoryDefinition> memories, RuntimeConfig config) {
        this(id, name, structure, types, functions, memories, config, ModuleListeners.NONE, Optional.empty());
    }

    /** {@return this module with another id, observed by others} */
    ValidModule observedBy(long newId, ModuleListeners observers) {
        return new ValidModule(newId, name, structure, types, functions, memories, config, observers, stored);
    }

    /** {@return this module, whose code is kept} */
    ValidModule storedIn(Optional<StoredCode> code) {
        return new ValidModule(id, name, structure, types, functions, memories, config, listeners, code);
    }

    /** {@return what the module offers, in order} */
    List<Export> exports() {
        return structure.exports().stream()
                .map(offered -> new Export(offered.name(), types.extern(offered.kind(), offered.index())))
                .toList();
    }
}
