package io.zeolite.engine.numeric.vector;

/** Eight integers of 16 bits. */
public final class I16x8 {

    private static final int BITS = 16;
    private static final long SIGNS = 0x8000_8000_8000_8000L;
    private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;

    private I16x8() {
    }

    /** {@return the number in each lane} */
    public static long splat(int number) {
        return Lanes.splat(number & 0xFFFF, SIGNS, BITS);
    }

    /** {@return a lane of a half, sign-extended} */
    public static int extractLaneS(long half, int lane) {
        return (short) (half >>> BITS * lane);
    }

    /** {@return a lane of a half, zero-extended} */
    public static int extractLaneU(long half, int lane) {
        return (int) (half >>> BITS * lane) & 0xFFFF;
    }

    /** {@return the half with another number in a lane} */
    public static long replaceLane(long half, int number, int lane) {
        return half & ~(0xFFFFL << BITS * lane) | (number & 0xFFFFL) << BITS * lane;
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
        return bitmask(low) | bitmask(high) << 4;
    }

    /** A product of powers of two brings each lane's bit to its place in the highest four bits. */
    private static int bitmask(long half) {
        return (int) ((half >>> 15 & 0x0001_0001_0001_0001L) * 0x1000_2000_4000_8000L >>> 60);
    }

    /** {@return four 32-bit numbers in one half or, beyond the range, the nearest numbers} */
    public static long narrowI32x4S(long low, long high) {
        return narrowed(low, Short.MIN_VALUE, Short.MAX_VALUE) | narrowed(high, Short.MIN_VALUE, Short.MAX_VALUE) << 32;
    }

    /** {@return four signed 32-bit numbers in one half or, beyond the unsigned range, the nearest numbers} */
    public static long narrowI32x4U(long low, long high) {
        return narrowed(low, 0, 0xFFFF) | narrowed(high, 0, 0xFFFF) << 32;
    }

    private static long narrowed(long half, int least, int greatest) {
        int first = Math.max(least, Math.min(greatest, (int) half));
        int second = Math.max(least, Math.min(greatest, (int) (half >>> 32)));
        return first & 0xFFFFL | (second & 0xFFFFL) << 16;
    }

    /** {@return the sums of neighbouring 8-bit numbers} */
    public static long extaddPairwiseI8x16S(long a) {
        return add(shrS(shl(a, 8), 8), shrS(a, 8));
    }

    /** {@return the sums of neighbouring 8-bit numbers} */
    public static long extaddPairwiseI8x16U(long a) {
        return (a & EVEN_BYTES) + (a >>> 8 & EVEN_BYTES);
    }

    /** {@return the four 8-bit numbers that come first} */
    public static long extendI8x16S(long a) {
        long numbers = extendI8x16U(a);
        long negative = numbers & 0x0080_0080_0080_0080L;
        return numbers | (negative << 9) - (negative << 1);
    }

    /** {@return the four 8-bit numbers that come first} */
    public static long extendI8x16U(long a) {
        long pairs = (a & 0xFFFF_FFFFL | a << 16) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs << 8) & EVEN_BYTES;
    }

    /** {@return the products of the four 8-bit numbers that come first} */
    public static long extmulI8x16S(long a, long b) {
        return mul(extendI8x16S(a), extendI8x16S(b));
    }

    /** {@return the products of the four 8-bit numbers that come first} */
    public static long extmulI8x16U(long a, long b) {
        return mul(extendI8x16U(a), extendI8x16U(b));
    }

    /** {@return the low bits of the products} */
    public static long mul(long a, long b) {
        return a * b & 0xFFFFL
                | ((a >>> 16) * (b >>> 16) & 0xFFFFL) << 16
                | ((a >>> 32) * (b >>> 32) & 0xFFFFL) << 32
                | (a >>> 48) * (b >>> 48) << 48;
    }

    /** {@return the products of fractions of 15 bits, rounded; their one overflow gives the greatest number} */
    public static long q15mulrSatS(long a, long b) {
        return q15(a, b) & 0xFFFFL | (q15(a >>> 16, b >>> 16) & 0xFFFFL) << 16
                | (q15(a >>> 32, b >>> 32) & 0xFFFFL) << 32 | q15(a >>> 48, b >>> 48) << 48;
    }

    private static long q15(long a, long b) {
        return Math.min((short) a * (short) b + 0x4000 >> 15, Short.MAX_VALUE);
    }

    /** {@return the sums of the products of neighbouring signed 8-bit numbers, modulo 2<sup>16</sup>} */
    public static long relaxedDotI8x16I7x16S(long a, long b) {
        return add(mul(shrS(shl(a, 8), 8), shrS(shl(b, 8), 8)), mul(shrS(a, 8), shrS(b, 8)));
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

    /** {@return the sums or, beyond the range, the nearest number} */
    public static long addSatS(long a, long b) {
        return Lanes.addSatS(a, b, SIGNS, BITS);
    }

    /** {@return the sums or, beyond the range, the nearest number} */
    public static long addSatU(long a, long b) {
        return Lanes.addSatU(a, b, SIGNS, BITS);
    }

    /** {@return the differences or, beyond the range, the nearest number} */
    public static long subSatS(long a, long b) {
        return Lanes.subSatS(a, b, SIGNS, BITS);
    }

    /** {@return the differences or, beyond the range, the nearest number} */
    public static long subSatU(long a, long b) {
        return Lanes.subSatU(a, b, SIGNS, BITS);
    }

    /** {@return the means, rounded up} */
    public static long avgrU(long a, long b) {
        return Lanes.avgrU(a, b, SIGNS, BITS);
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
