package io.zeolite.engine.numeric.vector;

/** Two integers of 64 bits. */
public final class I64x2 {

    private static final int LAST_BIT = 63;

    private I64x2() {
    }

    /** {@return the number} */
    public static long splat(long number) {
        return number;
    }

    /** {@return the half, which is the lane} */
    public static long extractLane(long half, int lane) {
        return half;
    }

    /** {@return the number, which is the half} */
    public static long replaceLane(long half, long number, int lane) {
        return number;
    }

    /** {@return ones if both are equal} */
    public static long eq(long a, long b) {
        return a == b ? -1 : 0;
    }

    /** {@return ones if they are not equal} */
    public static long ne(long a, long b) {
        return a != b ? -1 : 0;
    }

    /** {@return ones if a is less} */
    public static long ltS(long a, long b) {
        return a < b ? -1 : 0;
    }

    /** {@return ones if a is greater} */
    public static long gtS(long a, long b) {
        return a > b ? -1 : 0;
    }

    /** {@return ones if a is not greater} */
    public static long leS(long a, long b) {
        return a <= b ? -1 : 0;
    }

    /** {@return ones if a is not less} */
    public static long geS(long a, long b) {
        return a >= b ? -1 : 0;
    }

    /** {@return the absolute value; the least number stays} */
    public static long abs(long a) {
        return Math.abs(a);
    }

    /** {@return the negated number} */
    public static long neg(long a) {
        return -a;
    }

    /** {@return 1 if no lane is zero, else 0} */
    public static int allTrue(long low, long high) {
        return low != 0 && high != 0 ? 1 : 0;
    }

    /** {@return the highest bit of each lane} */
    public static int bitmask(long low, long high) {
        return (int) (low >>> LAST_BIT | high >>> LAST_BIT << 1);
    }

    /** {@return the 32-bit number that comes first} */
    public static long extendI32x4S(long a) {
        return (int) a;
    }

    /** {@return the 32-bit number that comes first} */
    public static long extendI32x4U(long a) {
        return a & 0xFFFF_FFFFL;
    }

    /** {@return the product of the 32-bit numbers that come first} */
    public static long extmulI32x4S(long a, long b) {
        return extendI32x4S(a) * extendI32x4S(b);
    }

    /** {@return the product of the 32-bit numbers that come first} */
    public static long extmulI32x4U(long a, long b) {
        return extendI32x4U(a) * extendI32x4U(b);
    }

    /** {@return the number shifted left by the count modulo 64} */
    public static long shl(long a, int count) {
        return a << count;
    }

    /** {@return the number shifted right by the count modulo 64} */
    public static long shrS(long a, int count) {
        return a >> count;
    }

    /** {@return the number shifted right by the count modulo 64} */
    public static long shrU(long a, int count) {
        return a >>> count;
    }

    /** {@return the sum} */
    public static long add(long a, long b) {
        return a + b;
    }

    /** {@return the difference} */
    public static long sub(long a, long b) {
        return a - b;
    }

    /** {@return the low bits of the product} */
    public static long mul(long a, long b) {
        return a * b;
    }
}
