package io.zeolite.engine.numeric;

/** Conversion of unsigned 64-bit integers to floating-point numbers. */
public final class Conversion {

    private Conversion() {
    }

    /** {@return the unsigned integer, rounded to the nearest number} */
    public static float f32ConvertI64U(long integer) {
        return integer >= 0 ? integer : 2 * (float) halved(integer);
    }

    /** {@return the unsigned integer, rounded to the nearest number} */
    public static double f64ConvertI64U(long integer) {
        return integer >= 0 ? integer : 2 * (double) halved(integer);
    }

    /** {@return half the unsigned integer; the lowest bit says if anything was lost, so that rounding stays right} */
    private static long halved(long integer) {
        return integer >>> 1 | integer & 1;
    }
}
