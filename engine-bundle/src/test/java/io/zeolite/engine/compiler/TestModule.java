package io.zeolite.engine.compiler;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.engine.validation.ModuleValidator;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Makes small modules, instruction by instruction; functions, tags and the table are exported under their index. */
final class TestModule {

    private final List<RecursiveType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private int importedFunctions;
    private final List<TypeIndex> functions = new ArrayList<>();
    private final List<GlobalVariable> globals = new ArrayList<>();
    private final List<FunctionBody> bodies = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();

    TestModule function(FunctionType type, Consumer<InstructionWriter> body) {
        return function(type, List.of(), body);
    }

    TestModule function(FunctionType type, List<LocalGroup> locals, Consumer<InstructionWriter> body) {
        InstructionWriter writer = new InstructionWriter();
        body.accept(writer);
        int index = importedFunctions + functions.size();
        exports.add(new ModuleExport("" + index, ExternKind.FUNCTION, index, 0));
        functions.add(new TypeIndex(type(type)));
        bodies.add(new FunctionBody(locals, writer.opcode(Opcode.END).expression(), 0));
        return this;
    }

    TestModule importFunction(String module, String name, FunctionType type) {
        imports.add(new Import(module, name, new ExternType.Function(new TypeIndex(type(type)))));
        importedFunctions++;
        return this;
    }

    TestModule importTag(String module, String name, FunctionType type) {
        imports.add(new Import(module, name, new TagType(new TypeIndex(type(type)))));
        return this;
    }

    TestModule importTable(String module, String name, int size) {
        imports.add(new Import(module, name, tableOf(size)));
        return this;
    }

    TestModule tag(FunctionType type) {
        exports.add(new ModuleExport("tag" + tags.size(), ExternKind.TAG, tags.size(), 0));
        tags.add(new TagType(new TypeIndex(type(type))));
        return this;
    }

    TestModule table(int size) {
        exports.add(new ModuleExport("table", ExternKind.TABLE, 0, 0));
        tables.add(new Table(tableOf(size), Optional.empty()));
        return this;
    }

    private static TableType tableOf(int size) {
        return new TableType(AddressType.I32, Limits.of(size, size), ReferenceType.FUNCREF);
    }

    TestModule memory(int pages, int mostPages) {
        exports.add(new ModuleExport("memory", ExternKind.MEMORY, 0, 0));
        memories.add(new MemoryType(AddressType.I32, Limits.of(pages, mostPages), false, 16));
        return this;
    }

    /** Puts functions into the table, from the start. */
    TestModule elements(int... indices) {
        List<Expression> references = IntStream.of(indices)
                .mapToObj(index -> new InstructionWriter().opcode(Opcode.REF_FUNC).index(index).opcode(Opcode.END)
                        .expression())
                .toList();
        Expression start = new InstructionWriter().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.END).expression();
        elements.add(new ElementSegment(ReferenceType.FUNCREF, references, new SegmentMode.Active(0, start)));
        return this;
    }

    /** {@return the index of the type} */
    int type(FunctionType type) {
        RecursiveType group = RecursiveType.of(type);
        if (!types.contains(group)) {
            types.add(group);
        }
        return types.indexOf(group);
    }

    TestModule global(ValueType type, Consumer<InstructionWriter> value) {
        InstructionWriter writer = new InstructionWriter();
        value.accept(writer);
        globals.add(new GlobalVariable(new GlobalType(type, true), writer.opcode(Opcode.END).expression()));
        return this;
    }

    byte[] encode() {
        return ModuleEncoder.encode(new WasmModule(types, imports, functions, tables, memories, tags, globals,
                exports, OptionalInt.empty(), elements, OptionalInt.empty(), bodies, List.of(), List.of(),
                NameSection.EMPTY));
    }

    ModuleInstance instantiate() {
        return instantiate(new EngineRuntimeFactory().create(RuntimeConfig.defaults()), "");
    }

    ModuleInstance instantiate(WasmRuntime runtime, String name) {
        return runtime.instantiate(runtime.compile(encode()), ModuleConfig.named(name));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = TestModule.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** {@return the module as the compiler gets it} */
    static ValidModule valid(byte[] binary) {
        WasmModule structure = ModuleDecoder.decode(binary);
        ModuleTypes types = ModuleValidator.validate(structure, RuntimeConfig.defaults().features());
        List<FunctionDefinition> definitions = IntStream.range(0, types.functionCount())
                .mapToObj(index -> new FunctionDefinition("test", index,
                        structure.names().functions().getOrDefault(index, ""), types.function(index), Optional.empty(),
                        List.of(), List.of(), List.of(), false))
                .toList();
        return new ValidModule(1, "test", structure, types, definitions, List.of(), RuntimeConfig.defaults());
    }
}
