package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallRulesTest {

    private static final FunctionType CALLEE = FunctionType.of(NumberType.I64).returning(NumberType.F32);
    private static final FunctionType CALLER = FunctionType.of().returning(NumberType.F32);

    private static InstructionWriter i64() {
        return ModuleBuilder.code(Opcode.I64_CONST).i64(0);
    }

    private static ModuleBuilder module(ReferenceType element, InstructionWriter code) {
        return new ModuleBuilder().type(CALLEE).type(CALLER)
                .table(new TableType(AddressType.I32, Limits.atLeast(0), element))
                .table(new TableType(AddressType.I64, Limits.atLeast(0), element)).function(1, List.of(), code)
                .function(0, List.of(), ModuleBuilder.code(Opcode.UNREACHABLE));
    }

    private static ModuleBuilder module(InstructionWriter code) {
        return module(ReferenceType.FUNCREF, code);
    }

    @Test
    void callsTakeParametersAndLeaveResults() {
        module(i64().opcode(Opcode.CALL).index(1)).validate();
        module(ModuleBuilder.code(Opcode.CALL).index(1)).assertInvalid("type mismatch");
        module(i64().opcode(Opcode.CALL).index(2)).assertInvalid("unknown function 2");
        module(i64().opcode(Opcode.RETURN_CALL).index(1)).validate();
        module(i64().opcode(Opcode.RETURN_CALL).index(2)).assertInvalid("unknown function 2");
    }

    @Test
    void indirectCallsTakeAnIndexOfTheTable() {
        module(i64().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.CALL_INDIRECT).index(0).index(0)).validate();
        module(i64().opcode(Opcode.I64_CONST).i64(0).opcode(Opcode.CALL_INDIRECT).index(0).index(1)).validate();
        module(i64().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.CALL_INDIRECT).index(0).index(1))
                .assertInvalid("type mismatch");
        module(i64().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.CALL_INDIRECT).index(9).index(0))
                .assertInvalid("unknown type 9");
        module(i64().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.CALL_INDIRECT).index(0).index(2))
                .assertInvalid("unknown table 2");
    }

    @Test
    void indirectCallsAskForATableOfFunctions() {
        module(ReferenceType.EXTERNREF,
                i64().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.CALL_INDIRECT).index(0).index(0))
                .assertInvalid("type mismatch");
        module(ReferenceType.nullable(new TypeIndex(0)),
                i64().opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.RETURN_CALL_INDIRECT).index(0).index(0)).validate();
    }

    @Test
    void callsThroughReferencesAskForTheirType() {
        module(i64().opcode(Opcode.REF_NULL).heapType(new TypeIndex(0)).opcode(Opcode.CALL_REF).index(0)).validate();
        module(i64().opcode(Opcode.REF_NULL).heapType(new TypeIndex(0)).opcode(Opcode.RETURN_CALL_REF).index(0))
                .validate();
        module(i64().opcode(Opcode.REF_NULL).heapType(AbstractHeapType.FUNC).opcode(Opcode.CALL_REF).index(0))
                .assertInvalid("type mismatch");
    }

    @Test
    void tailCallsReturnWhatTheCallerDoes() {
        FunctionType other = FunctionType.of().returning(NumberType.I32);
        new ModuleBuilder().function(CALLER, ModuleBuilder.code(Opcode.RETURN_CALL).index(1))
                .function(other, ModuleBuilder.code(Opcode.RETURN_CALL).index(1)).assertInvalid("type mismatch");
    }
}
