package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.I16x8;
import io.zeolite.format.Opcode;

/** Instructions that give vectors of eight integers of 16 bits. */
final class I16x8Operations {

    private I16x8Operations() {
    }

    /** {@return half of the result, from two halves or from one and a count} The second does not matter if there is one. */
    static long half(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I16X8_EQ -> I16x8.eq(a, b);
            case I16X8_NE -> I16x8.ne(a, b);
            case I16X8_LT_S -> I16x8.ltS(a, b);
            case I16X8_LT_U -> I16x8.ltU(a, b);
            case I16X8_GT_S -> I16x8.gtS(a, b);
            case I16X8_GT_U -> I16x8.gtU(a, b);
            case I16X8_LE_S -> I16x8.leS(a, b);
            case I16X8_LE_U -> I16x8.leU(a, b);
            case I16X8_GE_S -> I16x8.geS(a, b);
            case I16X8_GE_U -> I16x8.geU(a, b);
            case I16X8_EXTADD_PAIRWISE_I8X16_S -> I16x8.extaddPairwiseI8x16S(a);
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> I16x8.extaddPairwiseI8x16U(a);
            case I16X8_ABS -> I16x8.abs(a);
            case I16X8_NEG -> I16x8.neg(a);
            case I16X8_Q15MULR_SAT_S -> I16x8.q15mulrSatS(a, b);
            case I16X8_NARROW_I32X4_S -> I16x8.narrowI32x4S(a, b);
            case I16X8_NARROW_I32X4_U -> I16x8.narrowI32x4U(a, b);
            case I16X8_EXTEND_LOW_I8X16_S, I16X8_EXTEND_HIGH_I8X16_S -> I16x8.extendI8x16S(a);
            case I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U -> I16x8.extendI8x16U(a);
            case I16X8_SHL -> I16x8.shl(a, (int) b);
            case I16X8_SHR_S -> I16x8.shrS(a, (int) b);
            case I16X8_SHR_U -> I16x8.shrU(a, (int) b);
            case I16X8_ADD -> I16x8.add(a, b);
            case I16X8_ADD_SAT_S -> I16x8.addSatS(a, b);
            case I16X8_ADD_SAT_U -> I16x8.addSatU(a, b);
            case I16X8_SUB -> I16x8.sub(a, b);
            case I16X8_SUB_SAT_S -> I16x8.subSatS(a, b);
            case I16X8_SUB_SAT_U -> I16x8.subSatU(a, b);
            case I16X8_MUL -> I16x8.mul(a, b);
            case I16X8_MIN_S -> I16x8.minS(a, b);
            case I16X8_MIN_U -> I16x8.minU(a, b);
            case I16X8_MAX_S -> I16x8.maxS(a, b);
            case I16X8_MAX_U -> I16x8.maxU(a, b);
            case I16X8_AVGR_U -> I16x8.avgrU(a, b);
            case I16X8_EXTMUL_LOW_I8X16_S, I16X8_EXTMUL_HIGH_I8X16_S -> I16x8.extmulI8x16S(a, b);
            case I16X8_EXTMUL_LOW_I8X16_U, I16X8_EXTMUL_HIGH_I8X16_U -> I16x8.extmulI8x16U(a, b);
            case I16X8_RELAXED_DOT_I8X16_I7X16_S -> I16x8.relaxedDotI8x16I7x16S(a, b);
            default -> throw new AssertionError(opcode);
        };
    }
}
