package io.zeolite.engine.fuzz;

import io.zeolite.api.Import;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a random module imports.
 *
 * @param functions those of the host; each does nothing but to say that it was called, and returns zeros
 * @param supports  by the name from which the module imports, modules that pass on what the host has; no others are
 *                  imported then
 */
record Imports(List<Function> functions, Map<String, byte[]> supports) {

    static final Imports NONE = new Imports(List.of(), Map.of());

    /** A function of the host. */
    record Function(String module, String name, FunctionType type) {
    }

    static Imports of(WasmModule module, ModuleTypes types) throws Plan.Skipped {
        boolean isPlain = true;
        Map<String, SupportModule> supports = new LinkedHashMap<>();
        List<Function> functions = new ArrayList<>();
        List<Function> halved = new ArrayList<>();
        int[] indices = new int[ExternKind.values().length];
        for (Import imported : module.imports()) {
            SupportModule support = supports.computeIfAbsent(imported.module(), _ -> new SupportModule());
            int index = indices[imported.type().kind().ordinal()]++;
            switch (imported.type().kind()) {
                case FUNCTION -> {
                    FunctionType type = types.function(index);
                    support.function(imported.name(), type);
                    functions.add(new Function(imported.module(), imported.name(), type));
                    halved.add(new Function(SupportModule.HOST, imported.name(), SupportModule.halved(type)));
                    isPlain &= Plan.isSeenByJavaScript(type);
                }
                case TAG -> {
                    support.tag(imported.name(), types.tag(index));
                    isPlain = false;
                }
                case GLOBAL -> {
                    support.global(imported.name(), (GlobalType) imported.type());
                    isPlain = false;
                }
                case MEMORY, TABLE -> throw new Plan.Skipped("imports a " + imported.type().kind());
            }
        }
        if (isPlain) {
            return new Imports(functions, Map.of());
        }
        Map<String, byte[]> binaries = new LinkedHashMap<>();
        supports.forEach((name, support) -> binaries.put(name, support.encode()));
        return new Imports(halved, binaries);
    }
}
