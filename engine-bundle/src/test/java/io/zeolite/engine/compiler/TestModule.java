package io.zeolite.engine.compiler;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.engine.validation.ModuleValidator;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Makes small modules, instruction by instruction; functions are exported under their index. */
final class TestModule {

    private final List<RecursiveType> types = new ArrayList<>();
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
        exports.add(new ModuleExport("" + functions.size(), ExternKind.FUNCTION, functions.size(), 0));
        functions.add(new TypeIndex(type(type)));
        bodies.add(new FunctionBody(locals, writer.opcode(Opcode.END).expression(), 0));
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
        return ModuleEncoder.encode(new WasmModule(types, List.of(), functions, List.of(), List.of(), List.of(), globals,
                exports, OptionalInt.empty(), List.of(), OptionalInt.empty(), bodies, List.of(), List.of(), NameSection.EMPTY));
    }

    ModuleInstance instantiate() {
        WasmRuntime runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults());
        return runtime.instantiate(runtime.compile(encode()), ModuleConfig.defaults());
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
