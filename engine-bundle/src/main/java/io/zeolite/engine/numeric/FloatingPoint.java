package io.zeolite.engine.numeric;

/**
 * Rounding and choice of floating-point numbers.
 * <p>
 * The methods of {@link Math} differ in one thing: outside of compiled code they may return a signalling NaN as it came,
 * but the specification wants NaN results quiet. Adding negative zero makes a NaN quiet and changes no other number.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html#nan-propagation">Specification: NaN
 *      propagation</a>
 */
public final class FloatingPoint {

    private static final float QUIET_F32 = -0.0f;
    private static final double QUIET_F64 = -0.0;

    private FloatingPoint() {
    }

    /** {@return the lesser number; negative zero is less than zero} */
    public static float f32Min(float a, float b) {
        return Math.min(a, b) + QUIET_F32;
    }

    /** {@return the lesser number; negative zero is less than zero} */
    public static double f64Min(double a, double b) {
        return Math.min(a, b) + QUIET_F64;
    }

    /** {@return the greater number; zero is greater than negative zero} */
    public static float f32Max(float a, float b) {
        return Math.max(a, b) + QUIET_F32;
    }

    /** {@return the greater number; zero is greater than negative zero} */
    public static double f64Max(double a, double b) {
        return Math.max(a, b) + QUIET_F64;
    }

    /** {@return the least integer that is not below the number} */
    public static float f32Ceil(float number) {
        return (float) Math.ceil(number);
    }

    /** {@return the least integer that is not below the number} */
    public static double f64Ceil(double number) {
        return Math.ceil(number) + QUIET_F64;
    }

    /** {@return the greatest integer that is not above the number} */
    public static float f32Floor(float number) {
        return (float) Math.floor(number);
    }

    /** {@return the greatest integer that is not above the number} */
    public static double f64Floor(double number) {
        return Math.floor(number) + QUIET_F64;
    }

    /** {@return the number rounded toward zero} */
    public static float f32Trunc(float number) {
        return (float) f64Trunc(number);
    }

    /** {@return the number rounded toward zero} */
    public static double f64Trunc(double number) {
        return (number < 0 ? Math.ceil(number) : Math.floor(number)) + QUIET_F64;
    }

    /** {@return the nearest integer, the even one of two} */
    public static float f32Nearest(float number) {
        return (float) Math.rint(number);
    }

    /** {@return the nearest integer, the even one of two} */
    public static double f64Nearest(double number) {
        return Math.rint(number) + QUIET_F64;
    }
}
