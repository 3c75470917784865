package io.zeolite.engine.numeric.vector;

import io.zeolite.engine.numeric.SaturatingTruncation;

/** Four integers of 32 bits. */
public final class I32x4 {

    private static final int BITS = 32;
    private static final long SIGNS = 0x8000_0000_8000_0000L;
    private static final long LOW_32 = 0xFFFF_FFFFL;

    private I32x4() {
    }

    /** {@return the number in each lane} */
    public static long splat(int number) {
        return Lanes.splat(number & LOW_32, SIGNS, BITS);
    }

    /** {@return two numbers in one half} */
    static long pack(int first, int second) {
        return first & LOW_32 | (long) second << 32;
    }

    /** {@return a lane of a half} */
    public static int extractLane(long half, int lane) {
        return (int) (half >>> BITS * lane);
    }

    /** {@return the half with another number in a lane} */
    public static long replaceLane(long half, int number, int lane) {
        return half & ~(LOW_32 << BITS * lane) | (number & LOW_32) << BITS * lane;
    }

    /** {@return ones in the lanes that are equal} */
    public static long eq(long a, long b) {
        return Lanes.eq(a, b, SIGNS, BITS);
    }

    /** {@return ones in the lanes that are not equal} */
    public static long ne(long a, long b) {
        return ~eq(a, b);
    }

    /** {@return ones in the lanes where a is less} */
    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, SIGNS, BITS);
    }

    /** {@return ones in the lanes where a is less} */
    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, SIGNS, BITS);
    }

    /** {@return ones in the lanes where a is greater} */
    public static long gtS(long a, long b) {
        return ltS(b, a);
    }

    /** {@return ones in the lanes where a is greater} */
    public static long gtU(long a, long b) {
        return ltU(b, a);
    }

    /** {@return ones in the lanes where a is not greater} */
    public static long leS(long a, long b) {
        return ~ltS(b, a);
    }

    /** {@return ones in the lanes where a is not greater} */
    public static long leU(long a, long b) {
        return ~ltU(b, a);
    }

    /** {@return ones in the lanes where a is not less} */
    public static long geS(long a, long b) {
        return ~ltS(a, b);
    }

    /** {@return ones in the lanes where a is not less} */
    public static long geU(long a, long b) {
        return ~ltU(a, b);
    }

    /** {@return the absolute values; the least number stays} */
    public static long abs(long a) {
        return Lanes.abs(a, SIGNS, BITS);
    }

    /** {@return the negated numbers} */
    public static long neg(long a) {
        return Lanes.sub(0, a, SIGNS);
    }

    /** {@return 1 if no lane is zero, else 0} */
    public static int allTrue(long low, long high) {
        return (Lanes.nonzero(low, SIGNS) & Lanes.nonzero(high, SIGNS)) == SIGNS ? 1 : 0;
    }

    /** {@return the highest bit of each lane} */
    public static int bitmask(long low, long high) {
        return (int) (low >>> 31 & 1 | low >>> 63 << 1 | (high >>> 31 & 1) << 2 | high >>> 63 << 3);
    }

    /** {@return the sums of neighbouring 16-bit numbers} */
    public static long extaddPairwiseI16x8S(long a) {
        return pack((short) a + ((int) a >> 16), (short) (a >>> 32) + (int) (a >> 48));
    }

    /** {@return the sums of neighbouring 16-bit numbers} */
    public static long extaddPairwiseI16x8U(long a) {
        return (a & 0x0000_FFFF_0000_FFFFL) + (a >>> 16 & 0x0000_FFFF_0000_FFFFL);
    }

    /** {@return the two 16-bit numbers that come first} */
    public static long extendI16x8S(long a) {
        return pack((short) a, (int) a >> 16);
    }

    /** {@return the two 16-bit numbers that come first} */
    public static long extendI16x8U(long a) {
        return a & 0xFFFF | (a & 0xFFFF_0000L) << 16;
    }

    /** {@return the products of the two 16-bit numbers that come first} */
    public static long extmulI16x8S(long a, long b) {
        return mul(extendI16x8S(a), extendI16x8S(b));
    }

    /** {@return the products of the two 16-bit numbers that come first} */
    public static long extmulI16x8U(long a, long b) {
        return mul(extendI16x8U(a), extendI16x8U(b));
    }

    /** {@return the low bits of the products} */
    public static long mul(long a, long b) {
        return a * b & LOW_32 | (a >>> 32) * (b >>> 32) << 32;
    }

    /** {@return the sums of the products of neighbouring 16-bit numbers, modulo 2<sup>32</sup>} */
    public static long dotI16x8S(long a, long b) {
        return pack((short) a * (short) b + ((int) a >> 16) * ((int) b >> 16),
                (short) (a >>> 32) * (short) (b >>> 32) + (int) (a >> 48) * (int) (b >> 48));
    }

    /** {@return the sums of the products of four signed 8-bit numbers each, added in pairs modulo 2<sup>16</sup>, and c} */
    public static long relaxedDotI8x16I7x16AddS(long a, long b, long c) {
        return add(extaddPairwiseI16x8S(I16x8.relaxedDotI8x16I7x16S(a, b)), c);
    }

    /** {@return the numbers truncated; NaN becomes zero, what is out of range the nearest integer} */
    public static long truncSatF32x4S(long a) {
        return pack((int) F32x4.first(a), (int) F32x4.second(a));
    }

    /** {@return the numbers truncated; NaN becomes zero, what is out of range the nearest integer} */
    public static long truncSatF32x4U(long a) {
        return pack(SaturatingTruncation.i32TruncSatF32U(F32x4.first(a)),
                SaturatingTruncation.i32TruncSatF32U(F32x4.second(a)));
    }

    /** {@return two numbers truncated; NaN becomes zero, what is out of range the nearest integer} */
    public static long truncSatF64x2SZero(long low, long high) {
        return pack((int) Double.longBitsToDouble(low), (int) Double.longBitsToDouble(high));
    }

    /** {@return two numbers truncated; NaN becomes zero, what is out of range the nearest integer} */
    public static long truncSatF64x2UZero(long low, long high) {
        return pack(SaturatingTruncation.i32TruncSatF64U(Double.longBitsToDouble(low)),
                SaturatingTruncation.i32TruncSatF64U(Double.longBitsToDouble(high)));
    }

    /** {@return the lanes shifted left by the count modulo their width} */
    public static long shl(long a, int count) {
        return Lanes.shl(a, count, SIGNS, BITS);
    }

    /** {@return the lanes shifted right by the count modulo their width} */
    public static long shrS(long a, int count) {
        return Lanes.shrS(a, count, SIGNS, BITS);
    }

    /** {@return the lanes shifted right by the count modulo their width} */
    public static long shrU(long a, int count) {
        return Lanes.shrU(a, count, SIGNS, BITS);
    }

    /** {@return the sums} */
    public static long add(long a, long b) {
        return Lanes.add(a, b, SIGNS);
    }

    /** {@return the differences} */
    public static long sub(long a, long b) {
        return Lanes.sub(a, b, SIGNS);
    }

    /** {@return the lesser numbers} */
    public static long minS(long a, long b) {
        return Lanes.select(a, b, ltS(a, b));
    }

    /** {@return the lesser numbers} */
    public static long minU(long a, long b) {
        return Lanes.select(a, b, ltU(a, b));
    }

    /** {@return the greater numbers} */
    public static long maxS(long a, long b) {
        return Lanes.select(b, a, ltS(a, b));
    }

    /** {@return the greater numbers} */
    public static long maxU(long a, long b) {
        return Lanes.select(b, a, ltU(a, b));
    }
}
