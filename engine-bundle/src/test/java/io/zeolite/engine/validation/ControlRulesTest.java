package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlRulesTest {

    private static final BlockType I32_RESULT = new BlockType.Value(NumberType.I32);
    private static final BlockType TYPE_0 = new BlockType.Index(0);
    private static final ReferenceType EXCEPTION = ReferenceType.nonNull(AbstractHeapType.EXN);

    private static InstructionWriter i32() {
        return ModuleBuilder.code(Opcode.I32_CONST).i32(0);
    }

    private static ModuleBuilder returning(InstructionWriter code, ValueType... results) {
        return new ModuleBuilder().function(FunctionType.of().returning(results), code);
    }

    @Test
    void blocksLeaveTheirResults() {
        InstructionWriter code = ModuleBuilder.code(Opcode.BLOCK).blockType(I32_RESULT).opcode(Opcode.I32_CONST).i32(1);
        returning(code.opcode(Opcode.END), NumberType.I32).validate();
        code = ModuleBuilder.code(Opcode.BLOCK).blockType(I32_RESULT).opcode(Opcode.I64_CONST).i64(1);
        returning(code.opcode(Opcode.END), NumberType.I32).assertInvalid("type mismatch");
        code = ModuleBuilder.code(Opcode.BLOCK).blockType(I32_RESULT);
        returning(code.opcode(Opcode.END), NumberType.I32).assertInvalid("type mismatch");
    }

    @Test
    void blocksLeaveNothingElse() {
        InstructionWriter code =
                ModuleBuilder.code(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.I32_CONST).i32(1);
        returning(code.opcode(Opcode.END)).assertInvalid("type mismatch");
        returning(i32()).assertInvalid("type mismatch");
    }

    @Test
    void blocksSeeNoOperandsBelowTheirParameters() {
        InstructionWriter code = i32().opcode(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.DROP);
        returning(code.opcode(Opcode.END).opcode(Opcode.DROP)).assertInvalid("type mismatch");
        code = i32().opcode(Opcode.BLOCK).blockType(TYPE_0).opcode(Opcode.DROP).opcode(Opcode.END);
        new ModuleBuilder().type(FunctionType.of(NumberType.I32)).function(FunctionType.of(), code).validate();
    }

    @Test
    void takesBothArmsOfAnIfToTheSameType() {
        InstructionWriter code = i32().opcode(Opcode.IF).blockType(I32_RESULT).opcode(Opcode.I32_CONST).i32(1)
                .opcode(Opcode.ELSE).opcode(Opcode.I32_CONST).i32(2).opcode(Opcode.END);
        returning(code, NumberType.I32).validate();
        code = i32().opcode(Opcode.IF).blockType(I32_RESULT).opcode(Opcode.I32_CONST).i32(1)
                .opcode(Opcode.ELSE).opcode(Opcode.END);
        returning(code, NumberType.I32).assertInvalid("type mismatch");
    }

    @Test
    void asksForAnElseWhereParametersAreNotTheResults() {
        InstructionWriter code = i32().opcode(Opcode.IF).blockType(I32_RESULT).opcode(Opcode.I32_CONST).i32(1);
        returning(code.opcode(Opcode.END), NumberType.I32).assertInvalid("type mismatch");
        FunctionType same = FunctionType.of(NumberType.I32).returning(NumberType.I32);
        code = i32().opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.IF).blockType(TYPE_0).opcode(Opcode.END);
        new ModuleBuilder().type(same).function(FunctionType.of().returning(NumberType.I32), code).validate();
    }

    @Test
    void rejectsAnElseWithoutIf() {
        assertThrows(MalformedException.class, returning(ModuleBuilder.code(Opcode.ELSE))::validate);
        InstructionWriter twice =
                i32().opcode(Opcode.IF).blockType(BlockType.EMPTY).opcode(Opcode.ELSE).opcode(Opcode.ELSE);
        assertThrows(MalformedException.class, returning(twice.opcode(Opcode.END))::validate);
    }

    @Test
    void rejectsUnknownBlockTypes() {
        returning(ModuleBuilder.code(Opcode.BLOCK).blockType(new BlockType.Index(9)).opcode(Opcode.END))
                .assertInvalid("unknown type 9");
    }

    @Test
    void unreachableCodeIsOfAnyTypeButChecked() {
        returning(ModuleBuilder.code(Opcode.UNREACHABLE), NumberType.I32, NumberType.F64).validate();
        returning(ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.I32_ADD), NumberType.I32).validate();
        returning(ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.I32_ADD), NumberType.I64)
                .assertInvalid("type mismatch");
        returning(ModuleBuilder.code(Opcode.UNREACHABLE).opcode(Opcode.I64_CONST).i64(0).opcode(Opcode.I32_ADD))
                .assertInvalid("type mismatch");
    }

    @Test
    void catchClausesPassWhatTheirLabelsTake() {
        CatchClause clause = new CatchClause(CatchClause.Kind.CATCH_REF, 0, 0);
        ModuleBuilder module = new ModuleBuilder().type(FunctionType.of(NumberType.I32)).tag(0);
        module.function(FunctionType.of().returning(NumberType.I32, EXCEPTION), tryTable(clause)).validate();
        module = new ModuleBuilder().type(FunctionType.of(NumberType.I64)).tag(0);
        module.function(FunctionType.of().returning(NumberType.I32, EXCEPTION), tryTable(clause))
                .assertInvalid("type mismatch");
        CatchClause all = new CatchClause(CatchClause.Kind.CATCH_ALL, 0, 0);
        returning(tryTable(all), NumberType.I32).assertInvalid("type mismatch");
        returning(tryTable(all)).validate();
        returning(tryTable(clause)).assertInvalid("unknown tag 0");
        returning(tryTable(new CatchClause(CatchClause.Kind.CATCH_ALL, 0, 1))).assertInvalid("unknown label 1");
    }

    private static InstructionWriter tryTable(CatchClause clause) {
        return ModuleBuilder.code(Opcode.TRY_TABLE).blockType(BlockType.EMPTY).catches(List.of(clause))
                .opcode(Opcode.END).opcode(Opcode.UNREACHABLE);
    }

    @Test
    void saysWhereTheErrorIs() {
        InvalidException e = returning(i32().opcode(Opcode.F64_CONST).f64Bits(0).opcode(Opcode.I32_ADD))
                .assertInvalid("type mismatch");
        assertEquals("type mismatch: expected i32, found f64 (func 0, offset 0xb, i32.add)", e.getMessage());
        assertEquals(11, e.position());
    }
}
