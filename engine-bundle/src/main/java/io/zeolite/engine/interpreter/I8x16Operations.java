package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.I8x16;
import io.zeolite.format.Opcode;

/** Instructions that give vectors of sixteen integers of 8 bits. */
final class I8x16Operations {

    private I8x16Operations() {
    }

    /** {@return half of the result, from two halves or from one and a count} The second does not matter if there is one. */
    static long half(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I8X16_EQ -> I8x16.eq(a, b);
            case I8X16_NE -> I8x16.ne(a, b);
            case I8X16_LT_S -> I8x16.ltS(a, b);
            case I8X16_LT_U -> I8x16.ltU(a, b);
            case I8X16_GT_S -> I8x16.gtS(a, b);
            case I8X16_GT_U -> I8x16.gtU(a, b);
            case I8X16_LE_S -> I8x16.leS(a, b);
            case I8X16_LE_U -> I8x16.leU(a, b);
            case I8X16_GE_S -> I8x16.geS(a, b);
            case I8X16_GE_U -> I8x16.geU(a, b);
            case I8X16_ABS -> I8x16.abs(a);
            case I8X16_NEG -> I8x16.neg(a);
            case I8X16_POPCNT -> I8x16.popcnt(a);
            case I8X16_NARROW_I16X8_S -> I8x16.narrowI16x8S(a, b);
            case I8X16_NARROW_I16X8_U -> I8x16.narrowI16x8U(a, b);
            case I8X16_SHL -> I8x16.shl(a, (int) b);
            case I8X16_SHR_S -> I8x16.shrS(a, (int) b);
            case I8X16_SHR_U -> I8x16.shrU(a, (int) b);
            case I8X16_ADD -> I8x16.add(a, b);
            case I8X16_ADD_SAT_S -> I8x16.addSatS(a, b);
            case I8X16_ADD_SAT_U -> I8x16.addSatU(a, b);
            case I8X16_SUB -> I8x16.sub(a, b);
            case I8X16_SUB_SAT_S -> I8x16.subSatS(a, b);
            case I8X16_SUB_SAT_U -> I8x16.subSatU(a, b);
            case I8X16_MIN_S -> I8x16.minS(a, b);
            case I8X16_MIN_U -> I8x16.minU(a, b);
            case I8X16_MAX_S -> I8x16.maxS(a, b);
            case I8X16_MAX_U -> I8x16.maxU(a, b);
            case I8X16_AVGR_U -> I8x16.avgrU(a, b);
            default -> throw new AssertionError(opcode);
        };
    }
}
