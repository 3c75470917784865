package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.F32x4;
import io.zeolite.format.Opcode;

/** Instructions that give vectors of four single-precision numbers. */
final class F32x4Operations {

    private F32x4Operations() {
    }

    /** {@return half of the result, from two halves or from one and a count} The second does not matter if there is one. */
    static long half(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case F32X4_EQ -> F32x4.eq(a, b);
            case F32X4_NE -> F32x4.ne(a, b);
            case F32X4_LT -> F32x4.lt(a, b);
            case F32X4_GT -> F32x4.gt(a, b);
            case F32X4_LE -> F32x4.le(a, b);
            case F32X4_GE -> F32x4.ge(a, b);
            case F32X4_DEMOTE_F64X2_ZERO -> F32x4.demoteF64x2Zero(a, b);
            case F32X4_CEIL -> F32x4.ceil(a);
            case F32X4_FLOOR -> F32x4.floor(a);
            case F32X4_TRUNC -> F32x4.trunc(a);
            case F32X4_NEAREST -> F32x4.nearest(a);
            case F32X4_ABS -> F32x4.abs(a);
            case F32X4_NEG -> F32x4.neg(a);
            case F32X4_SQRT -> F32x4.sqrt(a);
            case F32X4_ADD -> F32x4.add(a, b);
            case F32X4_SUB -> F32x4.sub(a, b);
            case F32X4_MUL -> F32x4.mul(a, b);
            case F32X4_DIV -> F32x4.div(a, b);
            case F32X4_MIN -> F32x4.min(a, b);
            case F32X4_MAX -> F32x4.max(a, b);
            case F32X4_PMIN -> F32x4.pmin(a, b);
            case F32X4_PMAX -> F32x4.pmax(a, b);
            case F32X4_CONVERT_I32X4_S -> F32x4.convertI32x4S(a);
            case F32X4_CONVERT_I32X4_U -> F32x4.convertI32x4U(a);
            default -> throw new AssertionError(opcode);
        };
    }
}
