package io.zeolite.format;

import io.zeolite.api.CustomSection;
import io.zeolite.api.Import;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.VectorType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Modules that hold every form of every section. They need not be valid. */
final class Samples {

    private static final ReferenceType TYPED = ReferenceType.nonNull(new TypeIndex(70));
    private static final ReferenceType FUNCTIONS = ReferenceType.nonNull(AbstractHeapType.FUNC);
    private static final Expression ZERO = code(new InstructionWriter().opcode(Opcode.I32_CONST).i32(0));
    private static final Expression FUNCTION_5 = code(new InstructionWriter().opcode(Opcode.REF_FUNC).index(5));
    private static final Expression NULL = code(
            new InstructionWriter().opcode(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC));
    private static final SegmentMode PASSIVE = new SegmentMode.Passive();
    private static final SegmentMode DECLARATIVE = new SegmentMode.Declarative();
    private static final SegmentMode ACTIVE = new SegmentMode.Active(0, ZERO);
    private static final SegmentMode ACTIVE_IN_3 = new SegmentMode.Active(3, ZERO);

    static final WasmModule FULL = new WasmModule(types(), imports(), List.of(new TypeIndex(0), new TypeIndex(200)),
            tables(), memories(), List.of(new TagType(new TypeIndex(1))), globals(), exports(), OptionalInt.of(5),
            elements(),
            OptionalInt.of(3), code(), data(), customs(), NameSection.EMPTY);

    static final NameSection NAMES = new NameSection(Optional.of("full"), Map.of(0, "first", 300, "zweite"),
            Map.of(1, Map.of(0, "x", 1, "y")), Map.of(2, Map.of(0, "loop")), Map.of(0, "t"), Map.of(0, "tab"),
            Map.of(0, "mem"), Map.of(0, "g"), Map.of(0, "e"), Map.of(0, "d"), Map.of(3, Map.of(0, "left", 1, "right")),
            Map.of(0, "oops"));

    private Samples() {}

    private static Expression code(InstructionWriter writer) {
        return writer.opcode(Opcode.END).expression();
    }

    private static List<RecursiveType> types() {
        StructType struct = new StructType(List.of(new FieldType(PackedType.I8, true),
                new FieldType(PackedType.I16, false), new FieldType(TYPED, true)));
        FunctionType function = FunctionType.of(NumberType.values()).returning(VectorType.V128, ReferenceType.EXNREF);
        return List.of(RecursiveType.of(FunctionType.of()), RecursiveType.of(function),
                new RecursiveType(List.of(new SubType(false, List.of(), struct),
                        new SubType(false, List.of(new TypeIndex(2)), struct),
                        new SubType(true, List.of(new TypeIndex(3)), struct))),
                new RecursiveType(List.of()),
                RecursiveType.of(new ArrayType(new FieldType(ReferenceType.ANYREF, true))));
    }

    private static List<Import> imports() {
        return List.of(new Import("env", "f", new ExternType.Function(new TypeIndex(0))),
                new Import("env", "t", tableType(Limits.of(1, 2))),
                new Import("env", "m", MemoryType.of(Limits.atLeast(1))),
                new Import("env", "g", new GlobalType(NumberType.I64, true)),
                new Import("", "é", new TagType(new TypeIndex(0))));
    }

    private static TableType tableType(Limits limits) {
        return new TableType(AddressType.I32, limits, ReferenceType.FUNCREF);
    }

    private static List<Table> tables() {
        return List.of(new Table(tableType(Limits.atLeast(0)), Optional.empty()),
                new Table(new TableType(AddressType.I64, Limits.of(0, -1), TYPED), Optional.of(FUNCTION_5)));
    }

    private static List<MemoryType> memories() {
        return List.of(MemoryType.of(Limits.of(1, 65_536)),
                new MemoryType(AddressType.I64, Limits.of(1, 1L << 48), true, MemoryType.STANDARD_PAGE_SIZE_LOG2),
                new MemoryType(AddressType.I32, Limits.atLeast(100), false, 0));
    }

    private static List<GlobalVariable> globals() {
        return List.of(new GlobalVariable(new GlobalType(NumberType.I32, true), ZERO),
                new GlobalVariable(new GlobalType(TYPED, false), FUNCTION_5));
    }

    private static List<ModuleExport> exports() {
        return List.of(new ModuleExport("f", ExternKind.FUNCTION, 5, 0), new ModuleExport("t", ExternKind.TABLE, 0, 0),
                new ModuleExport("m", ExternKind.MEMORY, 0, 0), new ModuleExport("g", ExternKind.GLOBAL, 0, 0),
                new ModuleExport("", ExternKind.TAG, 0, 0));
    }

    private static List<ElementSegment> elements() {
        List<Expression> indices = List.of(FUNCTION_5, FUNCTION_5);
        List<Expression> expressions = List.of(NULL, FUNCTION_5);
        return List.of(new ElementSegment(FUNCTIONS, indices, ACTIVE), new ElementSegment(FUNCTIONS, indices, PASSIVE),
                new ElementSegment(FUNCTIONS, indices, ACTIVE_IN_3),
                new ElementSegment(FUNCTIONS, indices, DECLARATIVE),
                new ElementSegment(ReferenceType.FUNCREF, expressions, ACTIVE),
                new ElementSegment(TYPED, indices, ACTIVE),
                new ElementSegment(ReferenceType.FUNCREF, expressions, PASSIVE),
                new ElementSegment(TYPED, expressions, ACTIVE_IN_3), new ElementSegment(FUNCTIONS, expressions, ACTIVE),
                new ElementSegment(ReferenceType.EXTERNREF, List.of(), DECLARATIVE));
    }

    private static List<FunctionBody> code() {
        Expression body = code(new InstructionWriter().opcode(Opcode.DATA_DROP).index(1).opcode(Opcode.BLOCK)
                .blockType(BlockType.EMPTY).opcode(Opcode.END));
        return List.of(new FunctionBody(List.of(), body, 0),
                new FunctionBody(List.of(new LocalGroup(3, NumberType.I32), new LocalGroup(-4, TYPED)), body, 0));
    }

    private static List<DataSegment> data() {
        return List.of(new DataSegment(ByteSlice.of((byte) 1, (byte) 2), ACTIVE),
                new DataSegment(ByteSlice.of(), PASSIVE), new DataSegment(ByteSlice.of((byte) 3), ACTIVE_IN_3));
    }

    private static List<CustomEntry> customs() {
        return List.of(custom("first", SectionKind.CUSTOM), custom("before globals", SectionKind.TAG),
                custom("after data", SectionKind.DATA), custom("last", SectionKind.DATA));
    }

    static CustomEntry custom(String name, SectionKind after) {
        ByteBuffer content = ByteBuffer.wrap(("content of " + name).getBytes(StandardCharsets.UTF_8));
        return new CustomEntry(new CustomSection(name, content), after.id(), 0);
    }

    static WasmModule withNames(WasmModule module, NameSection names) {
        return new WasmModule(module.types(), module.imports(), module.functions(), module.tables(), module.memories(),
                module.tags(), module.globals(), module.exports(), module.start(), module.elements(),
                module.dataCount(),
                module.code(), module.data(), module.customs(), names);
    }

    static WasmModule withCustoms(WasmModule module, List<CustomEntry> customs) {
        return new WasmModule(module.types(), module.imports(), module.functions(), module.tables(), module.memories(),
                module.tags(), module.globals(), module.exports(), module.start(), module.elements(),
                module.dataCount(),
                module.code(), module.data(), customs, module.names());
    }
}
