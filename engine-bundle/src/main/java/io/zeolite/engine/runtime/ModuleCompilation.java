package io.zeolite.engine.runtime;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Import;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.cache.StoredCode;
import io.zeolite.engine.cache.StoredModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.engine.validation.ModuleValidator;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes a module from bytes to code: decode, validate, describe, prepare.
 *
 * @param config    the configuration of the runtime
 * @param tier      what executes the module
 * @param observers finds who observes the module
 */
record ModuleCompilation(RuntimeConfig config, Tier tier, ListenerServices observers) {

    private static final AtomicLong NEXT_ID = new AtomicLong();
    private static final int MAX_PARAMETERS = 1_000;
    private static final int MAX_RESULTS = 1_000;

    EngineModule compile(Context context, byte[] binary) {
        Optional<CompilationCache> cache = config.compilationCache();
        if (cache.isEmpty()) {
            ValidModule module = validate(binary, Optional.empty());
            return observe(context, module, () -> prepare(module));
        }
        EngineModule shared =
                CodeCache.of(cache.get()).get(binary, config, stored -> prepare(validate(binary, stored)));
        return observe(context, shared.module(), () -> shared);
    }

    /** {@return a module} One that is known to be valid is not validated again. */
    private ValidModule validate(byte[] binary, Optional<StoredModule> stored) {
        WasmModule structure = ModuleDecoder.decode(binary);
        boolean isKnown = stored.isPresent() && stored.get().isValid();
        ModuleTypes types = isKnown
                ? ModuleTypes.of(structure)
                : ModuleValidator.validate(structure, config.features());
        stored.ifPresent(StoredModule::keepValid);
        ValidModule module = describe(structure, types);
        checkLimits(module);
        return module.storedIn(stored.map(found -> code(found, ModuleListeners.NONE)));
    }

    private StoredCode code(StoredModule stored, ModuleListeners listeners) {
        return stored.code(String.join("\n", CodeCache.options(config), tier.variant(), listeners.describe()));
    }

    private EngineModule observe(Context context, ValidModule module, Supplier<EngineModule> unobserved) {
        return observers.observe(context, module.name(), module.functions(), listeners -> {
            if (listeners == ModuleListeners.NONE) {
                return unobserved.get();
            }
            return prepare(module.observedBy(nextId(), listeners)
                    .storedIn(module.stored().map(known -> code(known.module(), listeners))));
        });
    }

    private EngineModule prepare(ValidModule module) {
        return new EngineModule(module, tier.prepare(module));
    }

    /** {@return an id that no other module of this engine has} */
    static long nextId() {
        return NEXT_ID.incrementAndGet();
    }

    private ValidModule describe(WasmModule structure, ModuleTypes types) {
        String name = structure.names().module().orElse("");
        return new ValidModule(nextId(), name, structure, types, functions(structure, types, name),
                memories(structure, types, name), config.withoutCompilationCache());
    }

    private static List<FunctionDefinition> functions(WasmModule structure, ModuleTypes types, String name) {
        Map<Integer, List<String>> exportNames = exportNames(structure, ExternKind.FUNCTION);
        List<Import> imports = imports(structure, ExternKind.FUNCTION);
        Map<Integer, String> functionNames = structure.names().functions();
        return IntStream.range(0, types.functionCount()).mapToObj(index -> {
            FunctionType type = types.function(index);
            List<String> locals = parameterNames(structure, index, type);
            Optional<Import> importedFrom = index < imports.size() ? Optional.of(imports.get(index)) : Optional.empty();
            return new FunctionDefinition(name, index, functionNames.getOrDefault(index, ""), type, importedFrom,
                    exportNames.getOrDefault(index, List.of()), locals, List.of(), false);
        }).toList();
    }

    private static List<String> parameterNames(WasmModule structure, int function, FunctionType type) {
        Map<Integer, String> names = structure.names().locals().getOrDefault(function, Map.of());
        if (names.isEmpty()) {
            return List.of();
        }
        boolean all = IntStream.range(0, type.parameters().size()).allMatch(names::containsKey);
        return all ? IntStream.range(0, type.parameters().size()).mapToObj(names::get).toList() : List.of();
    }

    private static List<MemoryDefinition> memories(WasmModule structure, ModuleTypes types, String name) {
        Map<Integer, List<String>> exportNames = exportNames(structure, ExternKind.MEMORY);
        List<Import> imports = imports(structure, ExternKind.MEMORY);
        return IntStream.range(0, types.memoryCount())
                .mapToObj(index -> new MemoryDefinition(name, index, types.memory(index),
                        index < imports.size() ? Optional.of(imports.get(index)) : Optional.empty(),
                        exportNames.getOrDefault(index, List.of())))
                .toList();
    }

    private static List<Import> imports(WasmModule structure, ExternKind kind) {
        return structure.imports().stream().filter(asked -> asked.type().kind() == kind).toList();
    }

    private static Map<Integer, List<String>> exportNames(WasmModule structure, ExternKind kind) {
        Map<Integer, List<String>> names = new HashMap<>();
        for (ModuleExport export : structure.exports()) {
            if (export.kind() == kind) {
                names.computeIfAbsent(export.index(), _ -> new ArrayList<>()).add(export.name());
            }
        }
        return names;
    }

    private static void checkLimits(ValidModule module) {
        for (FunctionDefinition function : module.functions()) {
            FunctionType type = function.type();
            if (type.parameters().size() > MAX_PARAMETERS || type.results().size() > MAX_RESULTS) {
                throw new UnsupportedException(
                        "implementation limit: function %d has %d parameters and %d results, over the limit of %d"
                                .formatted(
                                        function.index(), type.parameters().size(), type.results().size(),
                                        MAX_PARAMETERS));
            }
        }
    }
}
