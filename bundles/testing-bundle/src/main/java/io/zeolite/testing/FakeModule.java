package io.zeolite.testing;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.CustomSection;
import io.zeolite.api.Export;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Import;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternType;
import java.util.List;

/**
 * A module without an engine: its instances have the functions that a test gives it.
 * <p>
 * Threads: immutable; each {@code with} returns another module.
 */
public final class FakeModule implements CompiledModule {

    private final String name;
    private final List<Import> imports;
    private final List<FakeFunction> code;

    private FakeModule(String name, List<Import> imports, List<FakeFunction> code) {
        this.name = name;
        this.imports = List.copyOf(imports);
        this.code = List.copyOf(code);
    }

    /** {@return a module with a name, which may be empty, and nothing else} */
    public static FakeModule named(String name) {
        return new FakeModule(name, List.of(), List.of());
    }

    /** {@return this module asking for these imports, in place of any before} */
    public FakeModule withImports(List<Import> newImports) {
        return new FakeModule(name, newImports, code);
    }

    /** {@return this module with these functions, in place of any before} */
    public FakeModule withFunctions(List<FakeFunction> functions) {
        return new FakeModule(name, imports, functions);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Import> imports() {
        return imports;
    }

    @Override
    public List<Export> exports() {
        return code.stream().flatMap(function -> function.definition().exportNames().stream()
                .map(export -> new Export(export, new ExternType.Function(DefinedType.of(function.type())))))
                .toList();
    }

    /** {@return the functions that instances of the module have} */
    List<FakeFunction> code() {
        return code;
    }

    @Override
    public List<FunctionDefinition> functions() {
        return code.stream().map(FakeFunction::definition).toList();
    }

    @Override
    public List<MemoryDefinition> memories() {
        return List.of();
    }

    @Override
    public List<CustomSection> customSections() {
        return List.of();
    }

    @Override
    public void close() {
        // there is nothing to give up
    }
}
