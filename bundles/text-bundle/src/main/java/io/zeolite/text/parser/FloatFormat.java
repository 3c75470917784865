package io.zeolite.text.parser;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A binary floating-point format, and the numbers of the text format as bits in it. Rounding is to the nearest, ties to
 * even, and happens once.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#floating-point">Specification:
 *      floating-point</a>
 */
enum FloatFormat {
    /** Single precision. */
    F32(24, 8) {
        @Override
        long decimal(String digits) {
            return Float.floatToRawIntBits(Float.parseFloat(digits));
        }
    },
    /** Double precision. */
    F64(53, 11) {
        @Override
        long decimal(String digits) {
            return Double.doubleToRawLongBits(Double.parseDouble(digits));
        }
    };

    private final int precision;
    private final int maxExponent;
    private final long infinity;
    private final long sign;

    FloatFormat(int precision, int exponentBits) {
        this.precision = precision;
        this.maxExponent = (1 << (exponentBits - 1)) - 1;
        this.infinity = (1L << exponentBits) - 1 << (precision - 1);
        this.sign = 1L << (precision + exponentBits - 1);
    }

    abstract long decimal(String digits);

    /** {@return the bits of positive infinity: exponent all ones, fraction zero} */
    long infinity() {
        return infinity;
    }

    /** {@return the bits of the NaN whose payload is the quiet bit alone} */
    long canonicalNan() {
        return infinity | 1L << (precision - 2);
    }

    /** {@return whether the characters are a number of the text format, in range or not} */
    static boolean isNumber(byte[] source, int start, int end) {
        return new FloatLiteral(source, start, end).kind() != FloatLiteral.Kind.NONE;
    }

    /**
     * {@return the bits of the number that the characters are, empty if it is out of range}
     *
     * The characters have to be a number.
     */
    OptionalLong parse(byte[] source, int start, int end) {
        FloatLiteral literal = new FloatLiteral(source, start, end);
        long magnitude = switch (literal.kind()) {
            case NONE -> throw new IllegalArgumentException("not a number");
            case INFINITY -> infinity;
            case NAN -> canonicalNan();
            case NAN_PAYLOAD -> {
                long payload = literal.payload();
                yield payload > 0 && payload >>> (precision - 1) == 0 ? infinity | payload : -1;
            }
            case DECIMAL -> finite(decimal(decimalDigits(literal)));
            case HEXADECIMAL -> finite(hexadecimal(literal));
        };
        return magnitude < 0 ? OptionalLong.empty()
                : OptionalLong.of(literal.isNegative() ? magnitude | sign : magnitude);
    }

    private static String decimalDigits(FloatLiteral literal) {
        String digits = new String(literal.source(), literal.first(), literal.end() - literal.first(),
                StandardCharsets.US_ASCII);
        return digits.indexOf('_') < 0 ? digits : digits.replace("_", "");
    }

    private long finite(long bits) {
        return bits == infinity ? -1 : bits;
    }

    private long hexadecimal(FloatLiteral literal) {
        HexFloat hex = HexFloat.parse(literal.source(), literal.first() + 2, literal.end());
        if (hex.significand() == 0) {
            return 0;
        }
        int length = Long.SIZE - Long.numberOfLeadingZeros(hex.significand());
        long exponent = hex.exponent() + length - 1;
        if (exponent > maxExponent) {
            return infinity;
        }
        long minExponent = 1 - maxExponent;
        long bits = exponent < minExponent ? precision - (minExponent - exponent) : precision;
        long rounded = hex.round(length - bits);
        // The leading bit of a normal number adds one to the exponent field, as does a carry from rounding.
        return exponent < minExponent ? rounded : (exponent + maxExponent - 1 << (precision - 1)) + rounded;
    }
}
