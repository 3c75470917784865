package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import org.junit.jupiter.api.Test;

class ReferenceRulesTest {

    private static InstructionWriter nullOf(HeapType type) {
        return ModuleBuilder.code(Opcode.REF_NULL).heapType(type);
    }

    private static ModuleBuilder returning(InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().function(FunctionType.of().returning(results), code);
    }

    @Test
    void nullIsOfTheTypeNamed() {
        returning(nullOf(AbstractHeapType.I31), ReferenceType.ANYREF).validate();
        returning(nullOf(AbstractHeapType.I31), ReferenceType.nonNull(AbstractHeapType.ANY))
                .assertInvalid("type mismatch");
        returning(nullOf(new TypeIndex(8))).assertInvalid("unknown type 8");
    }

    @Test
    void functionsReferredToInCodeAreDeclared() {
        ReferenceType result = ReferenceType.nonNull(new TypeIndex(0));
        FunctionType type = FunctionType.of().returning(ReferenceType.FUNCREF);
        new ModuleBuilder().function(type, ModuleBuilder.code(Opcode.REF_FUNC).index(0))
                .assertInvalid("undeclared function reference");
        new ModuleBuilder().export("f", ExternKind.FUNCTION, 0)
                .function(type, ModuleBuilder.code(Opcode.REF_FUNC).index(0)).validate();
        new ModuleBuilder().element(ReferenceType.FUNCREF, new SegmentMode.Declarative(),
                ModuleBuilder.code(Opcode.REF_FUNC).index(0))
                .function(type, ModuleBuilder.code(Opcode.REF_FUNC).index(0)).validate();
        new ModuleBuilder().function(type, ModuleBuilder.code(Opcode.REF_FUNC).index(1))
                .assertInvalid("unknown function 1");
        new ModuleBuilder().export("f", ExternKind.FUNCTION, 0).type(FunctionType.of())
                .function(FunctionType.of().returning(result), ModuleBuilder.code(Opcode.REF_FUNC).index(0))
                .assertInvalid("type mismatch");
    }

    @Test
    void comparesWhatCanBeCompared() {
        returning(nullOf(AbstractHeapType.STRUCT).opcode(Opcode.REF_NULL).heapType(AbstractHeapType.I31)
                .opcode(Opcode.REF_EQ), NumberType.I32).validate();
        returning(nullOf(AbstractHeapType.STRUCT).opcode(Opcode.REF_NULL).heapType(AbstractHeapType.ANY)
                .opcode(Opcode.REF_EQ), NumberType.I32).assertInvalid("type mismatch");
    }

    @Test
    void castsStayWithinAHierarchy() {
        returning(nullOf(AbstractHeapType.EXTERN).opcode(Opcode.REF_TEST).heapType(AbstractHeapType.NOEXTERN),
                NumberType.I32).validate();
        returning(nullOf(AbstractHeapType.EXTERN).opcode(Opcode.REF_TEST).heapType(AbstractHeapType.ANY),
                NumberType.I32)
                .assertInvalid("type mismatch");
        returning(nullOf(AbstractHeapType.FUNC).opcode(Opcode.REF_CAST_NULL).heapType(AbstractHeapType.NOFUNC),
                ReferenceType.nullable(AbstractHeapType.NOFUNC)).validate();
        returning(nullOf(AbstractHeapType.FUNC).opcode(Opcode.REF_CAST).heapType(AbstractHeapType.STRUCT),
                ReferenceType.ANYREF).assertInvalid("type mismatch");
    }

    @Test
    void nonNullReferencesInUnreachableCodeAreOfAnyHeapTypeButReferences() {
        InstructionWriter code = ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.REF_AS_NON_NULL);
        returning(code, ReferenceType.nonNull(AbstractHeapType.EXTERN)).validate();
        code = ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.REF_AS_NON_NULL);
        returning(code, NumberType.I32).assertInvalid("type mismatch");
        code = ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.REF_AS_NON_NULL).opcode(Opcode.I32_CONST).i32(0);
        returning(code.opcode(Opcode.SELECT), NumberType.I32).assertInvalid("type mismatch");
    }

    @Test
    void conversionsKeepNull() {
        returning(nullOf(AbstractHeapType.EXTERN).opcode(Opcode.ANY_CONVERT_EXTERN), ReferenceType.ANYREF).validate();
        returning(nullOf(AbstractHeapType.EXTERN).opcode(Opcode.ANY_CONVERT_EXTERN),
                ReferenceType.nonNull(AbstractHeapType.ANY)).assertInvalid("type mismatch");
        returning(ModuleBuilder.code(Opcode.I32_CONST).i32(1).opcode(Opcode.REF_I31).opcode(Opcode.EXTERN_CONVERT_ANY),
                ReferenceType.nonNull(AbstractHeapType.EXTERN)).validate();
        returning(nullOf(AbstractHeapType.FUNC).opcode(Opcode.EXTERN_CONVERT_ANY), ReferenceType.EXTERNREF)
                .assertInvalid("type mismatch");
    }

    @Test
    void readsScalarsFromTheirReferences() {
        returning(nullOf(AbstractHeapType.I31).opcode(Opcode.I31_GET_S), NumberType.I32).validate();
        returning(nullOf(AbstractHeapType.EQ).opcode(Opcode.I31_GET_U), NumberType.I32).assertInvalid("type mismatch");
    }
}
