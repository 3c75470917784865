package io.zeolite.assemblyscript;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes numbers as JavaScript does, which is where AssemblyScript's traces are read otherwise.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-numeric-types-number-tostring">ECMAScript: Number::toString</a>
 */
final class NumberText {

    private static final int LEAST_PLAIN_EXPONENT = -6;
    private static final int PLAIN_EXPONENTS = 21;

    private NumberText() {
    }

    /** {@return the shortest digits that mean the number; with an exponent if it is below 1e-6 or from 1e21 on} */
    static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal decimal = shortest(number);
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < PLAIN_EXPONENTS) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + (exponent < 0 ? "e" : "e+") + exponent;
    }

    /** Java writes two digits at least, also where one says which number is meant. */
    private static BigDecimal shortest(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal digit = decimal.round(new MathContext(1)).stripTrailingZeros();
        return digit.doubleValue() == number ? digit : decimal;
    }
}
