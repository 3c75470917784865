package io.zeolite.text.printer;

/** Writes floating-point numbers in the fewest decimal digits that tell them apart. */
public final class FloatText {

    private static final int SINGLE_FRACTION = 0x7F_FFFF;
    private static final int SINGLE_QUIET = 0x40_0000;
    private static final long DOUBLE_FRACTION = 0xF_FFFF_FFFF_FFFFL;
    private static final long DOUBLE_QUIET = 0x8_0000_0000_0000L;

    private FloatText() {}

    /** {@return the single-precision number with these bits} */
    public static String single(int bits) {
        float number = Float.intBitsToFloat(bits);
        if (Float.isFinite(number)) {
            return Float.toString(number);
        }
        return special(bits < 0, bits & SINGLE_FRACTION, SINGLE_QUIET);
    }

    /** {@return the double-precision number with these bits} */
    public static String dual(long bits) {
        double number = Double.longBitsToDouble(bits);
        if (Double.isFinite(number)) {
            return Double.toString(number);
        }
        return special(bits < 0, bits & DOUBLE_FRACTION, DOUBLE_QUIET);
    }

    private static String special(boolean negative, long fraction, long quiet) {
        String magnitude = fraction == 0 ? "inf" : fraction == quiet ? "nan" : "nan:0x" + Long.toHexString(fraction);
        return negative ? "-" + magnitude : magnitude;
    }
}
