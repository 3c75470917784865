package io.zeolite.engine.numeric.vector;

import io.zeolite.engine.numeric.FloatingPoint;

/** Four single-precision numbers. */
public final class F32x4 {

    private static final long SIGNS = 0x8000_0000_8000_0000L;
    private static final long LOW_32 = 0xFFFF_FFFFL;

    private F32x4() {
    }

    /** {@return the first number of a half} */
    static float first(long half) {
        return Float.intBitsToFloat((int) half);
    }

    /** {@return the second number of a half} */
    static float second(long half) {
        return Float.intBitsToFloat((int) (half >>> 32));
    }

    private static long pack(float first, float second) {
        return I32x4.pack(Float.floatToRawIntBits(first), Float.floatToRawIntBits(second));
    }

    private static long mask(boolean first, boolean second) {
        return (first ? LOW_32 : 0) | (second ? ~LOW_32 : 0);
    }

    /** {@return the number in each lane} */
    public static long splat(float number) {
        return pack(number, number);
    }

    /** {@return a lane of a half} */
    public static float extractLane(long half, int lane) {
        return Float.intBitsToFloat(I32x4.extractLane(half, lane));
    }

    /** {@return the half with another number in a lane} */
    public static long replaceLane(long half, float number, int lane) {
        return I32x4.replaceLane(half, Float.floatToRawIntBits(number), lane);
    }

    /** {@return ones in the lanes where both are equal} */
    public static long eq(long a, long b) {
        return mask(first(a) == first(b), second(a) == second(b));
    }

    /** {@return ones in the lanes where they are not equal} */
    public static long ne(long a, long b) {
        return mask(first(a) != first(b), second(a) != second(b));
    }

    /** {@return ones in the lanes where a is less} */
    public static long lt(long a, long b) {
        return mask(first(a) < first(b), second(a) < second(b));
    }

    /** {@return ones in the lanes where a is greater} */
    public static long gt(long a, long b) {
        return mask(first(a) > first(b), second(a) > second(b));
    }

    /** {@return ones in the lanes where a is less or equal} */
    public static long le(long a, long b) {
        return mask(first(a) <= first(b), second(a) <= second(b));
    }

    /** {@return ones in the lanes where a is greater or equal} */
    public static long ge(long a, long b) {
        return mask(first(a) >= first(b), second(a) >= second(b));
    }

    /** {@return the absolute values} */
    public static long abs(long a) {
        return a & ~SIGNS;
    }

    /** {@return the numbers with the other sign} */
    public static long neg(long a) {
        return a ^ SIGNS;
    }

    /** {@return the square roots} */
    public static long sqrt(long a) {
        return pack((float) Math.sqrt(first(a)), (float) Math.sqrt(second(a)));
    }

    /** {@return the least integers that are not below} */
    public static long ceil(long a) {
        return pack(FloatingPoint.f32Ceil(first(a)), FloatingPoint.f32Ceil(second(a)));
    }

    /** {@return the greatest integers that are not above} */
    public static long floor(long a) {
        return pack(FloatingPoint.f32Floor(first(a)), FloatingPoint.f32Floor(second(a)));
    }

    /** {@return the numbers rounded toward zero} */
    public static long trunc(long a) {
        return pack(FloatingPoint.f32Trunc(first(a)), FloatingPoint.f32Trunc(second(a)));
    }

    /** {@return the nearest integers, of two the even one} */
    public static long nearest(long a) {
        return pack(FloatingPoint.f32Nearest(first(a)), FloatingPoint.f32Nearest(second(a)));
    }

    /** {@return the sums} */
    public static long add(long a, long b) {
        return pack(first(a) + first(b), second(a) + second(b));
    }

    /** {@return the differences} */
    public static long sub(long a, long b) {
        return pack(first(a) - first(b), second(a) - second(b));
    }

    /** {@return the products} */
    public static long mul(long a, long b) {
        return pack(first(a) * first(b), second(a) * second(b));
    }

    /** {@return the quotients} */
    public static long div(long a, long b) {
        return pack(first(a) / first(b), second(a) / second(b));
    }

    /** {@return the lesser numbers; negative zero is less than zero} */
    public static long min(long a, long b) {
        return pack(FloatingPoint.f32Min(first(a), first(b)),
                FloatingPoint.f32Min(second(a), second(b)));
    }

    /** {@return the greater numbers; zero is greater than negative zero} */
    public static long max(long a, long b) {
        return pack(FloatingPoint.f32Max(first(a), first(b)),
                FloatingPoint.f32Max(second(a), second(b)));
    }

    /** {@return b where it is less, else a, as it is} */
    public static long pmin(long a, long b) {
        return Lanes.select(b, a, lt(b, a));
    }

    /** {@return b where it is greater, else a, as it is} */
    public static long pmax(long a, long b) {
        return Lanes.select(b, a, lt(a, b));
    }

    /** {@return the products and c, rounded twice} */
    public static long relaxedMadd(long a, long b, long c) {
        return add(mul(a, b), c);
    }

    /** {@return c without the products, rounded twice} */
    public static long relaxedNmadd(long a, long b, long c) {
        return add(mul(neg(a), b), c);
    }

    /** {@return the integers, rounded to the nearest numbers} */
    public static long convertI32x4S(long a) {
        return pack((int) a, (int) (a >>> 32));
    }

    /** {@return the unsigned integers, rounded to the nearest numbers} */
    public static long convertI32x4U(long a) {
        return pack(a & LOW_32, a >>> 32);
    }

    /** {@return two numbers, rounded to the nearest of this precision} */
    public static long demoteF64x2Zero(long low, long high) {
        return pack((float) Double.longBitsToDouble(low), (float) Double.longBitsToDouble(high));
    }
}
