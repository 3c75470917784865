package io.zeolite.engine.numeric;

/**
 * Truncation of floating-point numbers to unsigned integers, where NaN becomes zero and what is out of range the nearest
 * integer. The casts of Java do the same for signed integers.
 */
public final class SaturatingTruncation {

    private static final long MAX_U32 = 0xFFFF_FFFFL;
    private static final double TWO_63 = 0x1p63;

    private SaturatingTruncation() {
    }

    /** {@return the number truncated to an unsigned integer} */
    public static int i32TruncSatF32U(float number) {
        return (int) Math.clamp((long) number, 0, MAX_U32);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static int i32TruncSatF64U(double number) {
        return (int) Math.clamp((long) number, 0, MAX_U32);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static long i64TruncSatF32U(float number) {
        return i64TruncSatF64U(number);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static long i64TruncSatF64U(double number) {
        if (number < TWO_63) {
            return Math.max((long) number, 0);
        }
        return number >= TWO_63 ? unsignedFrom(number - TWO_63) : 0;
    }

    /** {@return 2<sup>63</sup> and more, unsigned} Beyond the range of signed integers, the cast gives the greatest. */
    private static long unsignedFrom(double excess) {
        return (long) excess | Long.MIN_VALUE;
    }
}
