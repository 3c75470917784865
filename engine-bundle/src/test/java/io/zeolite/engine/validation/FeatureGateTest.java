package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.InvalidException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureGateTest {

    private static final FunctionType NOTHING = FunctionType.of();
    private static final TableType TABLE = new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.FUNCREF);
    private static final MemoryType MEMORY = MemoryType.of(Limits.of(1, 1));

    /** A module that is valid with all features, and not without this one. */
    record Use(Feature feature, Supplier<ModuleBuilder> module) {
    }

    private static InstructionWriter i32() {
        return ModuleBuilder.code(Opcode.I32_CONST).i32(0);
    }

    private static ModuleBuilder module() {
        return new ModuleBuilder();
    }

    static List<Use> uses() {
        GlobalType variable = new GlobalType(NumberType.I32, true);
        GlobalType constant = new GlobalType(NumberType.I32, false);
        TableType externs = new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.EXTERNREF);
        return List.of(
                new Use(Feature.SIGN_EXTENSION_OPS, () -> module().function(NOTHING,
                        i32().opcode(Opcode.I32_EXTEND8_S).opcode(Opcode.DROP))),
                new Use(Feature.MULTI_VALUE, () -> module().type(NOTHING.returning(NumberType.I32, NumberType.I32))),
                new Use(Feature.MULTI_VALUE, () -> module().function(NOTHING,
                        ModuleBuilder.code(Opcode.BLOCK).blockType(new BlockType.Index(0)).opcode(Opcode.END))),
                new Use(Feature.MUTABLE_GLOBAL, () -> module().imported(variable)),
                new Use(Feature.MUTABLE_GLOBAL,
                        () -> module().global(variable, i32()).export("g", ExternKind.GLOBAL, 0)),
                new Use(Feature.REFERENCE_TYPES, () -> module().type(FunctionType.of(ReferenceType.FUNCREF))),
                new Use(Feature.REFERENCE_TYPES, () -> module().table(externs)),
                new Use(Feature.REFERENCE_TYPES, () -> module().element(ReferenceType.FUNCREF,
                        new SegmentMode.Declarative())),
                new Use(Feature.BULK_MEMORY_OPERATIONS, () -> module().data(new SegmentMode.Passive())),
                new Use(Feature.BULK_MEMORY_OPERATIONS, () -> module().element(ReferenceType.FUNCREF,
                        new SegmentMode.Passive())),
                new Use(Feature.SIMD, () -> module().type(FunctionType.of(VectorType.V128))),
                new Use(Feature.THREADS,
                        () -> module().memory(new MemoryType(AddressType.I32, Limits.of(1, 1), true, 16))),
                new Use(Feature.TAIL_CALL, () -> module().function(NOTHING,
                        ModuleBuilder.code(Opcode.RETURN_CALL).index(0))),
                new Use(Feature.EXCEPTION_HANDLING, () -> module().type(NOTHING).tag(0)),
                new Use(Feature.TYPED_FUNCTION_REFERENCES, () -> module()
                        .type(FunctionType.of(ReferenceType.nonNull(AbstractHeapType.FUNC)))),
                new Use(Feature.TYPED_FUNCTION_REFERENCES, () -> module().type(NOTHING)
                        .type(FunctionType.of(ReferenceType.nullable(new TypeIndex(0))))),
                new Use(Feature.TYPED_FUNCTION_REFERENCES, () -> module().table(TABLE,
                        ModuleBuilder.code(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC))),
                new Use(Feature.TYPED_FUNCTION_REFERENCES, () -> module().function(NOTHING,
                        ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.RETURN_CALL_REF).index(0))),
                new Use(Feature.GC, () -> module().type(new StructType(List.of()))),
                new Use(Feature.GC, () -> module().group(SubType.of(NOTHING), SubType.of(NOTHING))),
                new Use(Feature.GC, () -> module().group(new SubType(false, List.of(), NOTHING))),
                new Use(Feature.GC, () -> module().type(FunctionType.of(ReferenceType.ANYREF))),
                new Use(Feature.GC, () -> module().global(constant, i32()).global(constant,
                        ModuleBuilder.code(Opcode.GLOBAL_GET).index(0))),
                new Use(Feature.MEMORY64,
                        () -> module().memory(new MemoryType(AddressType.I64, Limits.atLeast(1), false, 16))),
                new Use(Feature.MEMORY64, () -> module()
                        .table(new TableType(AddressType.I64, Limits.atLeast(1), ReferenceType.FUNCREF))),
                new Use(Feature.CUSTOM_PAGE_SIZES, () -> module()
                        .memory(new MemoryType(AddressType.I32, Limits.atLeast(1), false, 0))),
                new Use(Feature.WIDE_ARITHMETIC, () -> module().function(NOTHING,
                        ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.I64_ADD128).opcode(Opcode.UNREACHABLE))));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void refusesWhatBelongsToADisabledFeature(Use use) {
        assertDoesNotThrow(() -> use.module().get().validate());
        use.module().get().assertInvalid("feature \"" + use.feature() + "\" is disabled: ",
                ModuleBuilder.ALL.without(use.feature()));
    }

    @Test
    void saysWhichInstructionOfWhichFeature() {
        ModuleBuilder module = module().function(NOTHING, i32().opcode(Opcode.I32_EXTEND8_S).opcode(Opcode.DROP));
        InvalidException e = module.assertInvalid("feature", FeatureSet.WASM_1_0);
        assertEquals("feature \"sign-extension-ops\" is disabled: i32.extend8_s (func 0, offset 0x2, i32.extend8_s)",
                e.getMessage());
    }

    @Test
    void keepsTheWordsOfEarlierVersions() {
        module().memory(MEMORY).memory(MEMORY).assertInvalid("multiple memories", FeatureSet.WASM_2_0);
        module().table(TABLE).table(TABLE).assertInvalid("multiple tables", FeatureSet.WASM_1_0);
        module().global(new GlobalType(NumberType.I32, false),
                i32().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.I32_ADD))
                .assertInvalid("constant expression required", FeatureSet.WASM_2_0);
    }

    @Test
    void acceptsElementSegmentsOfTheFirstVersion() {
        module().type(NOTHING).table(TABLE).function(0, List.of(), ModuleBuilder.code())
                .element(ReferenceType.nonNull(AbstractHeapType.FUNC),
                        new SegmentMode.Active(0, i32().opcode(Opcode.END).expression()),
                        ModuleBuilder.code(Opcode.REF_FUNC).index(0))
                .validate(FeatureSet.WASM_1_0);
    }

    @Test
    void refusesEveryInstructionOfADisabledFeature() {
        for (Opcode opcode : Opcode.values()) {
            opcode.feature().ifPresent(feature -> {
                FeatureGate gate = new FeatureGate(ModuleBuilder.ALL.without(feature), null);
                assertTrue(!gate.allowed(false)[opcode.ordinal()], opcode::text);
            });
        }
    }
}
