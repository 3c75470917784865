package io.zeolite.engine.numeric.vector;

import io.zeolite.engine.numeric.FloatingPoint;

/** Two double-precision numbers. */
public final class F64x2 {

    private F64x2() {
    }

    private static double number(long half) {
        return Double.longBitsToDouble(half);
    }

    private static long half(double number) {
        return Double.doubleToRawLongBits(number);
    }

    /** {@return the half of a vector with the number in each lane} */
    public static long splat(double number) {
        return half(number);
    }

    /** {@return the number that the half is} */
    public static double extractLane(long half, int lane) {
        return number(half);
    }

    /** {@return the half that the number is} */
    public static long replaceLane(long half, double number, int lane) {
        return half(number);
    }

    /** {@return ones if both are equal} */
    public static long eq(long a, long b) {
        return number(a) == number(b) ? -1 : 0;
    }

    /** {@return ones if they are not equal} */
    public static long ne(long a, long b) {
        return number(a) != number(b) ? -1 : 0;
    }

    /** {@return ones if a is less} */
    public static long lt(long a, long b) {
        return number(a) < number(b) ? -1 : 0;
    }

    /** {@return ones if a is greater} */
    public static long gt(long a, long b) {
        return number(a) > number(b) ? -1 : 0;
    }

    /** {@return ones if a is less or equal} */
    public static long le(long a, long b) {
        return number(a) <= number(b) ? -1 : 0;
    }

    /** {@return ones if a is greater or equal} */
    public static long ge(long a, long b) {
        return number(a) >= number(b) ? -1 : 0;
    }

    /** {@return the absolute value} */
    public static long abs(long a) {
        return a & Long.MAX_VALUE;
    }

    /** {@return the number with the other sign} */
    public static long neg(long a) {
        return a ^ Long.MIN_VALUE;
    }

    /** {@return the square root} */
    public static long sqrt(long a) {
        return half(Math.sqrt(number(a)));
    }

    /** {@return the least integer that is not below} */
    public static long ceil(long a) {
        return half(FloatingPoint.f64Ceil(number(a)));
    }

    /** {@return the greatest integer that is not above} */
    public static long floor(long a) {
        return half(FloatingPoint.f64Floor(number(a)));
    }

    /** {@return the number rounded toward zero} */
    public static long trunc(long a) {
        return half(FloatingPoint.f64Trunc(number(a)));
    }

    /** {@return the nearest integer, of two the even one} */
    public static long nearest(long a) {
        return half(FloatingPoint.f64Nearest(number(a)));
    }

    /** {@return the sum} */
    public static long add(long a, long b) {
        return half(number(a) + number(b));
    }

    /** {@return the difference} */
    public static long sub(long a, long b) {
        return half(number(a) - number(b));
    }

    /** {@return the product} */
    public static long mul(long a, long b) {
        return half(number(a) * number(b));
    }

    /** {@return the quotient} */
    public static long div(long a, long b) {
        return half(number(a) / number(b));
    }

    /** {@return the lesser number; negative zero is less than zero} */
    public static long min(long a, long b) {
        return half(FloatingPoint.f64Min(number(a), number(b)));
    }

    /** {@return the greater number; zero is greater than negative zero} */
    public static long max(long a, long b) {
        return half(FloatingPoint.f64Max(number(a), number(b)));
    }

    /** {@return b if it is less, else a, as it is} */
    public static long pmin(long a, long b) {
        return number(b) < number(a) ? b : a;
    }

    /** {@return b if it is greater, else a, as it is} */
    public static long pmax(long a, long b) {
        return number(a) < number(b) ? b : a;
    }

    /** {@return the product and c, rounded twice} */
    public static long relaxedMadd(long a, long b, long c) {
        return add(mul(a, b), c);
    }

    /** {@return c without the product, rounded twice} */
    public static long relaxedNmadd(long a, long b, long c) {
        return add(mul(neg(a), b), c);
    }

    /** {@return the 32-bit integer that comes first} */
    public static long convertI32x4S(long a) {
        return half((int) a);
    }

    /** {@return the unsigned 32-bit integer that comes first} */
    public static long convertI32x4U(long a) {
        return half((double) (a & 0xFFFF_FFFFL));
    }

    /** {@return the single-precision number that comes first} */
    public static long promoteF32x4(long a) {
        return half((double) F32x4.first(a));
    }
}
