package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchRulesTest {

    private static final ReferenceType STRUCT = ReferenceType.nonNull(AbstractHeapType.STRUCT);
    private static final ReferenceType STRUCTREF = ReferenceType.nullable(AbstractHeapType.STRUCT);
    private static final ReferenceType ANY = ReferenceType.nonNull(AbstractHeapType.ANY);

    private static InstructionWriter i32() {
        return ModuleBuilder.code(Opcode.I32_CONST).i32(0);
    }

    private static InstructionWriter nullOf(HeapType type) {
        return ModuleBuilder.code(Opcode.REF_NULL).heapType(type);
    }

    private static ModuleBuilder returning(InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().function(FunctionType.of().returning(results), code);
    }

    @Test
    void branchesTakeWhatTheirLabelSays() {
        returning(i32().opcode(Opcode.BR).index(0), NumberType.I32).validate();
        returning(i32().opcode(Opcode.BR).index(0), NumberType.I64).assertInvalid("type mismatch");
        returning(i32().opcode(Opcode.BR).index(1)).assertInvalid("unknown label 1");
        returning(i32().opcode(Opcode.BR).index(-1)).assertInvalid("unknown label 4294967295");
    }

    @Test
    void branchesToLoopsTakeTheParameters() {
        InstructionWriter code = ModuleBuilder.code(Opcode.LOOP).blockType(new BlockType.Value(NumberType.I32));
        returning(code.opcode(Opcode.BR).index(0).opcode(Opcode.END), NumberType.I32).validate();
    }

    @Test
    void conditionalBranchesLeaveTheLabelsTypes() {
        InstructionWriter code =
                nullOf(AbstractHeapType.NONE).opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.BR_IF).index(0);
        returning(code, ReferenceType.ANYREF).validate();
        code = ModuleBuilder.code(Opcode.BLOCK).blockType(new BlockType.Value(ReferenceType.ANYREF))
                .opcode(Opcode.REF_NULL).heapType(AbstractHeapType.NONE).opcode(Opcode.I32_CONST).i32(0)
                .opcode(Opcode.BR_IF).index(0).opcode(Opcode.BR).index(1).opcode(Opcode.END).opcode(Opcode.UNREACHABLE);
        returning(code, STRUCTREF).assertInvalid("type mismatch");
    }

    @Test
    void tablesOfLabelsAgreeOnTheNumberOfOperands() {
        InstructionWriter code = ModuleBuilder.code(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.I32_CONST)
                .i32(0)
                .opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.BR_TABLE).labels(List.of(0, 1)).opcode(Opcode.END)
                .opcode(Opcode.UNREACHABLE);
        returning(code, NumberType.I32).assertInvalid("type mismatch");
        code = ModuleBuilder.code(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.I32_CONST).i32(0)
                .opcode(Opcode.BR_TABLE).labels(List.of(0, 1, 2)).opcode(Opcode.END);
        returning(code).assertInvalid("unknown label 2");
    }

    @Test
    void tablesOfLabelsInUnreachableCodeMayDisagreeOnTypes() {
        InstructionWriter code = ModuleBuilder.code(Opcode.BLOCK).blockType(new BlockType.Value(NumberType.F32))
                .opcode(Opcode.UNREACHABLE).opcode(Opcode.BR_TABLE).labels(List.of(0, 1)).opcode(Opcode.END)
                .opcode(Opcode.DROP).opcode(Opcode.UNREACHABLE);
        returning(code, NumberType.F64).validate();
        code = ModuleBuilder.code(Opcode.BLOCK).blockType(new BlockType.Value(NumberType.F32))
                .opcode(Opcode.UNREACHABLE)
                .opcode(Opcode.F32_CONST).f32Bits(0).opcode(Opcode.I32_CONST).i32(0)
                .opcode(Opcode.BR_TABLE).labels(List.of(0, 1)).opcode(Opcode.END).opcode(Opcode.DROP)
                .opcode(Opcode.UNREACHABLE);
        returning(code, NumberType.F64).assertInvalid("type mismatch");
    }

    @Test
    void throwsTakeTheTagsParameters() {
        ModuleBuilder module = new ModuleBuilder().type(FunctionType.of(NumberType.I32)).tag(0);
        module.function(FunctionType.of(), ModuleBuilder.code(Opcode.THROW).index(0))
                .assertInvalid("type mismatch: instruction requires [i32] but stack has []");
        module = new ModuleBuilder().type(FunctionType.of(NumberType.I32)).tag(0);
        module.function(FunctionType.of(), i32().opcode(Opcode.THROW).index(0)).validate();
        returning(nullOf(AbstractHeapType.EXN).opcode(Opcode.THROW_REF), NumberType.I32).validate();
        returning(nullOf(AbstractHeapType.ANY).opcode(Opcode.THROW_REF)).assertInvalid("type mismatch");
    }

    @Test
    void branchesOnNullLeaveAReferenceThatIsNot() {
        InstructionWriter code = ModuleBuilder.code(Opcode.BLOCK).blockType(BlockType.EMPTY)
                .opcode(Opcode.REF_NULL).heapType(AbstractHeapType.STRUCT).opcode(Opcode.BR_ON_NULL).index(0)
                .opcode(Opcode.RETURN).opcode(Opcode.END).opcode(Opcode.UNREACHABLE);
        returning(code, STRUCT).validate();
        returning(i32().opcode(Opcode.BR_ON_NULL).index(0)).assertInvalid("type mismatch");
    }

    @Test
    void branchesOnNonNullPassTheReference() {
        returning(nullOf(AbstractHeapType.STRUCT).opcode(Opcode.BR_ON_NON_NULL).index(0).opcode(Opcode.UNREACHABLE),
                ANY)
                .validate();
        returning(nullOf(AbstractHeapType.STRUCT).opcode(Opcode.BR_ON_NON_NULL).index(0))
                .assertInvalid("type mismatch");
        returning(nullOf(AbstractHeapType.FUNC).opcode(Opcode.BR_ON_NON_NULL).index(0).opcode(Opcode.UNREACHABLE), ANY)
                .assertInvalid("type mismatch");
    }

    private static InstructionWriter cast(Opcode opcode, ReferenceType source, ReferenceType target) {
        return ModuleBuilder.code(Opcode.BLOCK).blockType(new BlockType.Value(ReferenceType.ANYREF))
                .opcode(Opcode.REF_NULL).heapType(source.heap()).opcode(opcode).cast(0, source, target)
                .opcode(Opcode.BR).index(1).opcode(Opcode.END).opcode(Opcode.UNREACHABLE);
    }

    @Test
    void failedCastsLeaveNoNullThatTheTargetHas() {
        returning(cast(Opcode.BR_ON_CAST, ReferenceType.ANYREF, STRUCTREF), ANY).validate();
        returning(cast(Opcode.BR_ON_CAST, ReferenceType.ANYREF, STRUCT), ANY).assertInvalid("type mismatch");
        returning(cast(Opcode.BR_ON_CAST_FAIL, ReferenceType.ANYREF, STRUCT), STRUCT).validate();
        returning(cast(Opcode.BR_ON_CAST_FAIL, ReferenceType.ANYREF, STRUCTREF), STRUCT).assertInvalid("type mismatch");
    }

    @Test
    void castsGoDown() {
        returning(cast(Opcode.BR_ON_CAST, STRUCTREF, ReferenceType.ANYREF), ANY).assertInvalid("type mismatch");
        returning(cast(Opcode.BR_ON_CAST, STRUCT, STRUCTREF), ANY).assertInvalid("type mismatch");
        returning(cast(Opcode.BR_ON_CAST, ReferenceType.ANYREF, ReferenceType.FUNCREF), ANY)
                .assertInvalid("type mismatch");
    }
}
