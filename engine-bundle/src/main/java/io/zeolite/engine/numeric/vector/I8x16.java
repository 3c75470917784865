package io.zeolite.engine.numeric.vector;

/** Sixteen integers of 8 bits. */
public final class I8x16 {

    private static final int BITS = 8;
    private static final long SIGNS = 0x8080_8080_8080_8080L;
    private static final long LOWEST = SIGNS >>> BITS - 1;
    private static final int SOURCES = 16;

    private I8x16() {
    }

    /** {@return the number in each lane} */
    public static long splat(int number) {
        return Lanes.splat(number & 0xFF, SIGNS, BITS);
    }

    /** {@return a lane of a half, sign-extended} */
    public static int extractLaneS(long half, int lane) {
        return (byte) (half >>> BITS * lane);
    }

    /** {@return a lane of a half, zero-extended} */
    public static int extractLaneU(long half, int lane) {
        return (int) (half >>> BITS * lane) & 0xFF;
    }

    /** {@return the half with another number in a lane} */
    public static long replaceLane(long half, int number, int lane) {
        return half & ~(0xFFL << BITS * lane) | (number & 0xFFL) << BITS * lane;
    }

    /** {@return half of the lanes of two vectors that the indices, 0 to 31, choose} */
    public static long shuffle(long aLow, long aHigh, long bLow, long bHigh, long indices) {
        long fromA = swizzle(aLow, aHigh, indices);
        return fromA | swizzle(bLow, bHigh, indices ^ SOURCES * LOWEST);
    }

    /** {@return half of the lanes that the indices choose; zero where an index is above 15} */
    public static long swizzle(long low, long high, long indices) {
        return chosen(low, high, indices) | chosen(low, high, indices >>> 8) << 8
                | chosen(low, high, indices >>> 16) << 16 | chosen(low, high, indices >>> 24) << 24
                | chosen(low, high, indices >>> 32) << 32 | chosen(low, high, indices >>> 40) << 40
                | chosen(low, high, indices >>> 48) << 48 | chosen(low, high, indices >>> 56) << 56;
    }

    private static long chosen(long low, long high, long indices) {
        int index = (int) indices & 0xFF;
        long half = low ^ (low ^ high) & -(index / (SOURCES / 2) & 1);
        return half >>> BITS * index & 0xFF & index - SOURCES >> 31;
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
        return bitmask(low) | bitmask(high) << 8;
    }

    /** A product of powers of two brings each lane's bit to its place in the highest byte. */
    private static int bitmask(long half) {
        return (int) ((half >>> 7 & LOWEST) * 0x0102_0408_1020_4080L >>> 56);
    }

    /** {@return the number of ones in each lane} */
    public static long popcnt(long a) {
        long pairs = a - (a >>> 1 & 0x5555_5555_5555_5555L);
        long quads = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
        return quads + (quads >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
    }

    /** {@return eight 16-bit numbers in one half or, beyond the range, the nearest numbers} */
    public static long narrowI16x8S(long low, long high) {
        return squeezed(clamped(low, -0x80, 0x7F)) | squeezed(clamped(high, -0x80, 0x7F)) << 32;
    }

    /** {@return eight signed 16-bit numbers in one half or, beyond the unsigned range, the nearest numbers} */
    public static long narrowI16x8U(long low, long high) {
        return squeezed(clamped(low, 0, 0xFF)) | squeezed(clamped(high, 0, 0xFF)) << 32;
    }

    private static long clamped(long half, int least, int greatest) {
        return I16x8.minS(I16x8.maxS(half, I16x8.splat(least)), I16x8.splat(greatest));
    }

    /** {@return the low bytes of four 16-bit lanes} */
    private static long squeezed(long half) {
        long bytes = half & 0x00FF_00FF_00FF_00FFL;
        long pairs = (bytes | bytes >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs >>> 16) & 0xFFFF_FFFFL;
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
