package io.zeolite.engine.fuzz;

import io.zeolite.api.Import;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.GlobalVariable;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.Opcode;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A module from which the random one imports what neither JavaScript nor a host module of this engine can define alike:
 * tags, globals, and functions that take vectors, which it passes on to the host as two i64.
 */
final class SupportModule {

    /** The module from which it imports the functions of the host. */
    static final String HOST = "host";

    private final List<RecursiveType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<TypeIndex> functions = new ArrayList<>();
    private final List<FunctionBody> bodies = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<GlobalVariable> globals = new ArrayList<>();
    private final List<ModuleExport> exports = new ArrayList<>();
    private final List<Runnable> exportsOfFunctions = new ArrayList<>();

    /** {@return the type with two i64 for each vector} */
    static FunctionType halved(FunctionType type) {
        List<ValueType> parameters = new ArrayList<>();
        for (ValueType parameter : type.parameters()) {
            if (parameter == VectorType.V128) {
                parameters.addAll(List.of(NumberType.I64, NumberType.I64));
            } else {
                parameters.add(parameter);
            }
        }
        return new FunctionType(parameters, type.results());
    }

    private int type(FunctionType type) {
        RecursiveType group = RecursiveType.of(type);
        if (!types.contains(group)) {
            types.add(group);
        }
        return types.indexOf(group);
    }

    /** Adds a function that calls one of the host's. */
    void function(String name, FunctionType type) throws Plan.Skipped {
        requireAbstract(type);
        if (type.results().contains(VectorType.V128)) {
            throw new Plan.Skipped("imports a function that returns a vector");
        }
        int callee = imports.size();
        imports.add(new Import(HOST, name, new ExternType.Function(new TypeIndex(type(halved(type))))));
        InstructionWriter body = new InstructionWriter();
        for (int i = 0; i < type.parameters().size(); i++) {
            body.opcode(Opcode.LOCAL_GET).index(i);
            if (type.parameters().get(i) == VectorType.V128) {
                body.opcode(Opcode.I64X2_EXTRACT_LANE).lane(0).opcode(Opcode.LOCAL_GET).index(i)
                        .opcode(Opcode.I64X2_EXTRACT_LANE).lane(1);
            }
        }
        body.opcode(Opcode.CALL).index(callee).opcode(Opcode.END);
        int defined = functions.size();
        functions.add(new TypeIndex(type(type)));
        bodies.add(new FunctionBody(List.of(), body.expression(), 0));
        exportsOfFunctions.add(
                () -> exports.add(new ModuleExport(name, ExternKind.FUNCTION, imports.size() + defined, 0)));
    }

    void tag(String name, FunctionType type) throws Plan.Skipped {
        requireAbstract(type);
        exports.add(new ModuleExport(name, ExternKind.TAG, tags.size(), 0));
        tags.add(new TagType(new TypeIndex(type(type))));
    }

    void global(String name, GlobalType type) throws Plan.Skipped {
        exports.add(new ModuleExport(name, ExternKind.GLOBAL, globals.size(), 0));
        globals.add(new GlobalVariable(type, value(type.value())));
    }

    private static Expression value(ValueType type) throws Plan.Skipped {
        InstructionWriter value = new InstructionWriter();
        switch (type) {
            case NumberType.I32 -> value.opcode(Opcode.I32_CONST).i32(1);
            case NumberType.I64 -> value.opcode(Opcode.I64_CONST).i64(2);
            case NumberType.F32 -> value.opcode(Opcode.F32_CONST).f32Bits(Float.floatToRawIntBits(3));
            case NumberType.F64 -> value.opcode(Opcode.F64_CONST).f64Bits(Double.doubleToRawLongBits(4));
            case ReferenceType reference when reference.nullable() && reference.heap() instanceof AbstractHeapType ->
                    value.opcode(Opcode.REF_NULL).heapType(reference.heap());
            case ReferenceType reference when reference.heap() == AbstractHeapType.EXTERN ->
                    value.opcode(Opcode.I32_CONST).i32(5).opcode(Opcode.REF_I31).opcode(Opcode.EXTERN_CONVERT_ANY);
            default -> throw new Plan.Skipped("imports a global " + type);
        }
        return value.opcode(Opcode.END).expression();
    }

    private static void requireAbstract(FunctionType type) throws Plan.Skipped {
        List<ValueType> all = new ArrayList<>(type.parameters());
        all.addAll(type.results());
        for (ValueType each : all) {
            HeapType heap = each instanceof ReferenceType reference ? reference.heap() : AbstractHeapType.ANY;
            if (!(heap instanceof AbstractHeapType)) {
                throw new Plan.Skipped("imports a function with references to types of its own");
            }
        }
    }

    byte[] encode() {
        exportsOfFunctions.forEach(Runnable::run);
        return ModuleEncoder.encode(new WasmModule(types, imports, functions, List.of(), List.of(), tags, globals,
                exports, OptionalInt.empty(), List.of(), OptionalInt.empty(), bodies, List.of(), List.of(),
                NameSection.EMPTY));
    }
}
