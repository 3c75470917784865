package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.I64x2;
import io.zeolite.format.Opcode;

/** Instructions that give vectors of two integers of 64 bits. */
final class I64x2Operations {

    private I64x2Operations() {
    }

    /** {@return half of the result, from two halves or from one and a count} The second does not matter if there is one. */
    static long half(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I64X2_ABS -> I64x2.abs(a);
            case I64X2_NEG -> I64x2.neg(a);
            case I64X2_EXTEND_LOW_I32X4_S, I64X2_EXTEND_HIGH_I32X4_S -> I64x2.extendI32x4S(a);
            case I64X2_EXTEND_LOW_I32X4_U, I64X2_EXTEND_HIGH_I32X4_U -> I64x2.extendI32x4U(a);
            case I64X2_SHL -> I64x2.shl(a, (int) b);
            case I64X2_SHR_S -> I64x2.shrS(a, (int) b);
            case I64X2_SHR_U -> I64x2.shrU(a, (int) b);
            case I64X2_ADD -> I64x2.add(a, b);
            case I64X2_SUB -> I64x2.sub(a, b);
            case I64X2_MUL -> I64x2.mul(a, b);
            case I64X2_EQ -> I64x2.eq(a, b);
            case I64X2_NE -> I64x2.ne(a, b);
            case I64X2_LT_S -> I64x2.ltS(a, b);
            case I64X2_GT_S -> I64x2.gtS(a, b);
            case I64X2_LE_S -> I64x2.leS(a, b);
            case I64X2_GE_S -> I64x2.geS(a, b);
            case I64X2_EXTMUL_LOW_I32X4_S, I64X2_EXTMUL_HIGH_I32X4_S -> I64x2.extmulI32x4S(a, b);
            case I64X2_EXTMUL_LOW_I32X4_U, I64X2_EXTMUL_HIGH_I32X4_U -> I64x2.extmulI32x4U(a, b);
            default -> throw new AssertionError(opcode);
        };
    }
}
