package io.zeolite.logging;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floating-point numbers as text: the fewest digits that tell a number from others of its type, plain from 0.0001 to
 * 999999, else with an exponent of at least two digits.
 */
final class FloatText {

    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final int MOST_PLAIN_EXPONENT = 5;

    private FloatText() {
    }

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return special(value);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value));
        BigDecimal oneDigit = oneDigit(value);
        return text(oneDigit.doubleValue() == value ? oneDigit : shortest);
    }

    static String of(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return special(value);
        }
        BigDecimal shortest = new BigDecimal(Float.toString(value));
        BigDecimal oneDigit = oneDigit(value);
        return text(oneDigit.floatValue() == value ? oneDigit : shortest);
    }

    /** Java's shortest texts have two digits at least, even where the one nearest digit would do. */
    private static BigDecimal oneDigit(double exact) {
        return new BigDecimal(exact).round(new MathContext(1));
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        return value == 0 ? sign + "0" : (sign.isEmpty() ? "+" : sign) + "Inf";
    }

    private static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent <= MOST_PLAIN_EXPONENT) {
            return stripped.toPlainString();
        }
        String mantissa = stripped.scaleByPowerOfTen(-exponent).toPlainString();
        int magnitude = Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
    }
}
