package io.zeolite.engine.numeric;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.runtime.Trap;

/**
 * Truncation of floating-point numbers to integers, which traps if the number is NaN or the result not representable.
 * <p>
 * The bounds are the greatest and smallest numbers of the type that are out of range, or the smallest in range where
 * no number lies between. NaN fails every comparison.
 */
public final class Truncation {

    private static final float TWO_31F = 0x1p31f;
    private static final float TWO_32F = 0x1p32f;
    private static final float TWO_63F = 0x1p63f;
    private static final float TWO_64F = 0x1p64f;
    private static final double TWO_31 = 0x1p31;
    private static final double TWO_32 = 0x1p32;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private Truncation() {
    }

    /** {@return the number truncated to a signed integer} */
    public static int i32TruncF32S(float number) {
        if (number >= -TWO_31F && number < TWO_31F) {
            return (int) number;
        }
        throw failed(number);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static int i32TruncF32U(float number) {
        if (number > -1 && number < TWO_32F) {
            return (int) (long) number;
        }
        throw failed(number);
    }

    /** {@return the number truncated to a signed integer} */
    public static int i32TruncF64S(double number) {
        if (number > -TWO_31 - 1 && number < TWO_31) {
            return (int) number;
        }
        throw failed(number);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static int i32TruncF64U(double number) {
        if (number > -1 && number < TWO_32) {
            return (int) (long) number;
        }
        throw failed(number);
    }

    /** {@return the number truncated to a signed integer} */
    public static long i64TruncF32S(float number) {
        if (number >= -TWO_63F && number < TWO_63F) {
            return (long) number;
        }
        throw failed(number);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static long i64TruncF32U(float number) {
        if (number > -1 && number < TWO_64F) {
            return SaturatingTruncation.i64TruncSatF32U(number);
        }
        throw failed(number);
    }

    /** {@return the number truncated to a signed integer} */
    public static long i64TruncF64S(double number) {
        if (number >= -TWO_63 && number < TWO_63) {
            return (long) number;
        }
        throw failed(number);
    }

    /** {@return the number truncated to an unsigned integer} */
    public static long i64TruncF64U(double number) {
        if (number > -1 && number < TWO_64) {
            return SaturatingTruncation.i64TruncSatF64U(number);
        }
        throw failed(number);
    }

    private static Trap failed(double number) {
        return new Trap(Double.isNaN(number) ? TrapKind.INVALID_CONVERSION_TO_INTEGER : TrapKind.INTEGER_OVERFLOW);
    }
}
