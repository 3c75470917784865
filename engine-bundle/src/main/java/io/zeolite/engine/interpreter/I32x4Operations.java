package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.I32x4;
import io.zeolite.format.Opcode;

/** Instructions that give vectors of four integers of 32 bits. */
final class I32x4Operations {

    private I32x4Operations() {
    }

    /** {@return half of the result, from two halves or from one and a count} The second does not matter if there is one. */
    static long half(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I32X4_EQ -> I32x4.eq(a, b);
            case I32X4_NE -> I32x4.ne(a, b);
            case I32X4_LT_S -> I32x4.ltS(a, b);
            case I32X4_LT_U -> I32x4.ltU(a, b);
            case I32X4_GT_S -> I32x4.gtS(a, b);
            case I32X4_GT_U -> I32x4.gtU(a, b);
            case I32X4_LE_S -> I32x4.leS(a, b);
            case I32X4_LE_U -> I32x4.leU(a, b);
            case I32X4_GE_S -> I32x4.geS(a, b);
            case I32X4_GE_U -> I32x4.geU(a, b);
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> I32x4.extaddPairwiseI16x8S(a);
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> I32x4.extaddPairwiseI16x8U(a);
            case I32X4_ABS -> I32x4.abs(a);
            case I32X4_NEG -> I32x4.neg(a);
            case I32X4_EXTEND_LOW_I16X8_S, I32X4_EXTEND_HIGH_I16X8_S -> I32x4.extendI16x8S(a);
            case I32X4_EXTEND_LOW_I16X8_U, I32X4_EXTEND_HIGH_I16X8_U -> I32x4.extendI16x8U(a);
            case I32X4_SHL -> I32x4.shl(a, (int) b);
            case I32X4_SHR_S -> I32x4.shrS(a, (int) b);
            case I32X4_SHR_U -> I32x4.shrU(a, (int) b);
            case I32X4_ADD -> I32x4.add(a, b);
            case I32X4_SUB -> I32x4.sub(a, b);
            case I32X4_MUL -> I32x4.mul(a, b);
            case I32X4_MIN_S -> I32x4.minS(a, b);
            case I32X4_MIN_U -> I32x4.minU(a, b);
            case I32X4_MAX_S -> I32x4.maxS(a, b);
            case I32X4_MAX_U -> I32x4.maxU(a, b);
            case I32X4_DOT_I16X8_S -> I32x4.dotI16x8S(a, b);
            case I32X4_EXTMUL_LOW_I16X8_S, I32X4_EXTMUL_HIGH_I16X8_S -> I32x4.extmulI16x8S(a, b);
            case I32X4_EXTMUL_LOW_I16X8_U, I32X4_EXTMUL_HIGH_I16X8_U -> I32x4.extmulI16x8U(a, b);
            case I32X4_TRUNC_SAT_F32X4_S -> I32x4.truncSatF32x4S(a);
            case I32X4_TRUNC_SAT_F32X4_U -> I32x4.truncSatF32x4U(a);
            case I32X4_TRUNC_SAT_F64X2_S_ZERO -> I32x4.truncSatF64x2SZero(a, b);
            case I32X4_TRUNC_SAT_F64X2_U_ZERO -> I32x4.truncSatF64x2UZero(a, b);
            default -> throw new AssertionError(opcode);
        };
    }
}
