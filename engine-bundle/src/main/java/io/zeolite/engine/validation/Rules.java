package io.zeolite.engine.validation;

import io.zeolite.format.Opcode;

/**
 * Finds the rule of each instruction that has no fixed type. A rule checks the immediates, takes the operands and leaves
 * the results.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html">Specification: instructions</a>
 */
final class Rules {

    private Rules() {
    }

    static void check(Opcode opcode, ExpressionValidator code) {
        switch (opcode) {
            case LOCAL_GET -> VariableRules.localGet(code);
            case LOCAL_SET -> VariableRules.localSet(code);
            case LOCAL_TEE -> VariableRules.localTee(code);
            case GLOBAL_GET -> VariableRules.globalGet(code);
            case GLOBAL_SET -> VariableRules.globalSet(code);
            case BLOCK, LOOP, IF -> ControlRules.block(opcode, code);
            case ELSE -> ControlRules.otherwise(code);
            case END -> ControlRules.end(code);
            case TRY_TABLE -> ControlRules.tryTable(code);
            case UNREACHABLE -> code.operands.makePolymorphic();
            case BR -> BranchRules.branch(code);
            case BR_IF -> BranchRules.branchIf(code);
            case BR_TABLE -> BranchRules.branchTable(code);
            case BR_ON_NULL -> BranchRules.branchOnNull(code);
            case BR_ON_NON_NULL -> BranchRules.branchOnNonNull(code);
            case BR_ON_CAST -> BranchRules.branchOnCast(code);
            case BR_ON_CAST_FAIL -> BranchRules.branchOnCastFail(code);
            case RETURN -> BranchRules.leave(code);
            case THROW -> BranchRules.raise(code);
            case THROW_REF -> BranchRules.raiseReference(code);
            case CALL -> CallRules.call(code);
            case CALL_INDIRECT -> CallRules.callIndirect(code);
            case CALL_REF -> CallRules.callReference(code);
            case RETURN_CALL -> CallRules.returnCall(code);
            case RETURN_CALL_INDIRECT -> CallRules.returnCallIndirect(code);
            case RETURN_CALL_REF -> CallRules.returnCallReference(code);
            case DROP -> code.operands.pop();
            case SELECT -> VariableRules.select(code);
            case SELECT_T -> VariableRules.selectTyped(code);
            case TABLE_GET -> TableRules.get(code);
            case TABLE_SET -> TableRules.set(code);
            case TABLE_GROW -> TableRules.grow(code);
            case TABLE_FILL -> TableRules.fill(code);
            default -> checkReference(opcode, code);
        }
    }

    private static void checkReference(Opcode opcode, ExpressionValidator code) {
        switch (opcode) {
            case REF_NULL -> ReferenceRules.nullReference(code);
            case REF_IS_NULL -> ReferenceRules.isNull(code);
            case REF_FUNC -> ReferenceRules.function(code);
            case REF_EQ -> ReferenceRules.equality(code);
            case REF_AS_NON_NULL -> ReferenceRules.asNonNull(code);
            case REF_TEST, REF_TEST_NULL -> ReferenceRules.test(code);
            case REF_CAST, REF_CAST_NULL -> ReferenceRules.cast(code);
            case REF_I31 -> ReferenceRules.i31(code);
            case I31_GET_S, I31_GET_U -> ReferenceRules.i31Get(code);
            case ANY_CONVERT_EXTERN -> ReferenceRules.anyConvertExtern(code);
            case EXTERN_CONVERT_ANY -> ReferenceRules.externConvertAny(code);
            case STRUCT_NEW -> StructRules.make(code);
            case STRUCT_NEW_DEFAULT -> StructRules.makeDefault(code);
            case STRUCT_GET -> StructRules.get(false, code);
            case STRUCT_GET_S, STRUCT_GET_U -> StructRules.get(true, code);
            case STRUCT_SET -> StructRules.set(code);
            case ARRAY_NEW -> ArrayRules.make(code);
            case ARRAY_NEW_DEFAULT -> ArrayRules.makeDefault(code);
            case ARRAY_NEW_FIXED -> ArrayRules.makeFixed(code);
            case ARRAY_NEW_DATA -> ArrayRules.makeFromData(code);
            case ARRAY_NEW_ELEM -> ArrayRules.makeFromElements(code);
            case ARRAY_GET -> ArrayRules.get(false, code);
            case ARRAY_GET_S, ARRAY_GET_U -> ArrayRules.get(true, code);
            case ARRAY_SET -> ArrayRules.set(code);
            case ARRAY_LEN -> ArrayRules.length(code);
            case ARRAY_FILL -> ArrayRules.fill(code);
            case ARRAY_COPY -> ArrayRules.copy(code);
            case ARRAY_INIT_DATA -> ArrayRules.initialiseFromData(code);
            case ARRAY_INIT_ELEM -> ArrayRules.initialiseFromElements(code);
            default -> throw new AssertionError("no rule for " + opcode);
        }
    }
}
