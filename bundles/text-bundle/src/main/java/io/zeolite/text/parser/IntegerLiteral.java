package io.zeolite.text.parser;

import java.util.Optional;

/**
 * An integer.
 *
 * @param signed    whether a sign is written
 * @param negative  whether that is a minus
 * @param magnitude the absolute value, unsigned
 * @param overflow  whether the absolute value exceeds 64 bits
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#integers">Specification: integers</a>
 */
record IntegerLiteral(boolean signed, boolean negative, long magnitude, boolean overflow) {

    /** {@return the integer that the characters are, if they are one} */
    static Optional<IntegerLiteral> parse(byte[] source, int start, int end) {
        int at = start;
        boolean signed = at < end && (source[at] == '+' || source[at] == '-');
        boolean negative = signed && source[at] == '-';
        at += signed ? 1 : 0;
        int radix = 10;
        if (end - at > 2 && source[at] == '0' && source[at + 1] == 'x') {
            radix = 16;
            at += 2;
        }
        if (skipDigits(source, at, end, radix) != end) {
            return Optional.empty();
        }
        long magnitude = 0;
        boolean overflow = false;
        for (; at < end; at++) {
            if (source[at] != '_') {
                overflow |= Long.compareUnsigned(magnitude, Long.divideUnsigned(-1L, radix)) > 0;
                long scaled = magnitude * radix;
                magnitude = scaled + Character.digit(source[at], radix);
                overflow |= Long.compareUnsigned(magnitude, scaled) < 0;
            }
        }
        return Optional.of(new IntegerLiteral(signed, negative, magnitude, overflow));
    }

    /** {@return the offset behind the digits, which underscores may separate; -1 if there is none} */
    static int skipDigits(byte[] source, int start, int end, int radix) {
        int at = start;
        while (at < end && (Character.digit(source[at], radix) >= 0
                || source[at] == '_' && at > start && source[at - 1] != '_')) {
            at++;
        }
        return at == start || source[at - 1] == '_' ? -1 : at;
    }

    /** {@return whether the number is written without sign and takes at most so many bits} */
    boolean isUnsigned(int bits) {
        return !signed && !overflow && (bits == Long.SIZE || magnitude >>> bits == 0);
    }

    /** {@return whether so many bits can hold the number, as unsigned or as two's complement} */
    boolean fits(int bits) {
        if (overflow) {
            return false;
        }
        return negative
                ? Long.compareUnsigned(magnitude, 1L << (bits - 1)) <= 0
                : bits == Long.SIZE || magnitude >>> bits == 0;
    }

    /** {@return the value in two's complement} */
    long value() {
        return negative ? -magnitude : magnitude;
    }
}
