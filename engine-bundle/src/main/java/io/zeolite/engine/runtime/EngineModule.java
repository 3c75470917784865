package io.zeolite.engine.runtime;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.CustomSection;
import io.zeolite.api.Export;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Import;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.CustomEntry;
import io.zeolite.format.WasmModule;
import java.util.List;

/** A compiled module: what is valid, and its code. */
final class EngineModule implements CompiledModule {

    private final ValidModule module;
    private final ModuleCode code;
    private final List<Import> imports;
    private final List<Export> exports;

    EngineModule(ValidModule module, ModuleCode code) {
        this.module = module;
        this.code = code;
        WasmModule structure = module.structure();
        ModuleTypes types = module.types();
        this.imports = structure.imports().stream()
                .map(asked -> new Import(asked.module(), asked.name(), types.close(asked.type())))
                .toList();
        this.exports = module.exports();
        StackTraces.register(module);
    }

    ValidModule module() {
        return module;
    }

    ModuleCode code() {
        return code;
    }

    @Override
    public String name() {
        return module.name();
    }

    @Override
    public List<Import> imports() {
        return imports;
    }

    @Override
    public List<Export> exports() {
        return exports;
    }

    @Override
    public List<FunctionDefinition> functions() {
        return module.functions();
    }

    @Override
    public List<MemoryDefinition> memories() {
        return module.memories();
    }

    @Override
    public List<CustomSection> customSections() {
        return module.config().customSections()
                ? module.structure().customs().stream().map(CustomEntry::section).toList()
                : List.of();
    }

    /** Does nothing that the collector does not: the code goes with the last reference to this and to instances. */
    @Override
    public void close() {
    }

    @Override
    public String toString() {
        return "CompiledModule[" + name() + "]";
    }
}
