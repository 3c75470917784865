package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.F64x2;
import io.zeolite.format.Opcode;

/** Instructions that give vectors of two double-precision numbers. */
final class F64x2Operations {

    private F64x2Operations() {
    }

    /** {@return half of the result, from two halves or from one and a count} The second does not matter if there is one. */
    static long half(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case F64X2_EQ -> F64x2.eq(a, b);
            case F64X2_NE -> F64x2.ne(a, b);
            case F64X2_LT -> F64x2.lt(a, b);
            case F64X2_GT -> F64x2.gt(a, b);
            case F64X2_LE -> F64x2.le(a, b);
            case F64X2_GE -> F64x2.ge(a, b);
            case F64X2_PROMOTE_LOW_F32X4 -> F64x2.promoteF32x4(a);
            case F64X2_CEIL -> F64x2.ceil(a);
            case F64X2_FLOOR -> F64x2.floor(a);
            case F64X2_TRUNC -> F64x2.trunc(a);
            case F64X2_NEAREST -> F64x2.nearest(a);
            case F64X2_ABS -> F64x2.abs(a);
            case F64X2_NEG -> F64x2.neg(a);
            case F64X2_SQRT -> F64x2.sqrt(a);
            case F64X2_ADD -> F64x2.add(a, b);
            case F64X2_SUB -> F64x2.sub(a, b);
            case F64X2_MUL -> F64x2.mul(a, b);
            case F64X2_DIV -> F64x2.div(a, b);
            case F64X2_MIN -> F64x2.min(a, b);
            case F64X2_MAX -> F64x2.max(a, b);
            case F64X2_PMIN -> F64x2.pmin(a, b);
            case F64X2_PMAX -> F64x2.pmax(a, b);
            case F64X2_CONVERT_LOW_I32X4_S -> F64x2.convertI32x4S(a);
            case F64X2_CONVERT_LOW_I32X4_U -> F64x2.convertI32x4U(a);
            default -> throw new AssertionError(opcode);
        };
    }
}
