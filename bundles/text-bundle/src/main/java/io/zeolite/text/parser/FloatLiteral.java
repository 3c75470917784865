package io.zeolite.text.parser;

/** The parts of a number in the text format. */
final class FloatLiteral {

    /** The forms of numbers. */
    enum Kind {
        /** Not a number of the text format. */
        NONE,
        /** {@code inf}. */
        INFINITY,
        /** {@code nan}. */
        NAN,
        /** {@code nan:0x...}. */
        NAN_PAYLOAD,
        /** Decimal digits. */
        DECIMAL,
        /** {@code 0x} and hexadecimal digits. */
        HEXADECIMAL
    }

    private static final int PAYLOAD_DIGITS = "nan:".length();

    private final byte[] source;
    private final int first;
    private final int end;
    private final boolean negative;
    private final Kind kind;

    FloatLiteral(byte[] source, int start, int end) {
        boolean signed = start < end && (source[start] == '+' || source[start] == '-');
        this.source = source;
        this.first = signed ? start + 1 : start;
        this.end = end;
        this.negative = signed && source[start] == '-';
        this.kind = findKind();
    }

    private Kind findKind() {
        if (first == end) {
            return Kind.NONE;
        }
        return switch (source[first]) {
            case 'i' -> is("inf") ? Kind.INFINITY : Kind.NONE;
            case 'n' -> is("nan") ? Kind.NAN : isPayload() ? Kind.NAN_PAYLOAD : Kind.NONE;
            case '0' -> end - first > 2 && source[first + 1] == 'x'
                    ? isDigits(first + 2, 16, 'p', 'P') ? Kind.HEXADECIMAL : Kind.NONE
                    : isDecimal();
            default -> isDecimal();
        };
    }

    private Kind isDecimal() {
        return isDigits(first, 10, 'e', 'E') ? Kind.DECIMAL : Kind.NONE;
    }

    private boolean is(String word) {
        if (end - first != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (source[first + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPayload() {
        return end - first > PAYLOAD_DIGITS + 2 && source[first + 1] == 'a' && source[first + 2] == 'n'
                && source[first + 3] == ':' && source[first + 4] == '0' && source[first + 5] == 'x'
                && IntegerLiteral.skipDigits(source, first + PAYLOAD_DIGITS + 2, end, 16) == end;
    }

    private boolean isDigits(int start, int radix, char lowerMark, char upperMark) {
        int at = IntegerLiteral.skipDigits(source, start, end, radix);
        if (at < 0) {
            return false;
        }
        if (at < end && source[at] == '.') {
            int fraction = IntegerLiteral.skipDigits(source, at + 1, end, radix);
            at = fraction < 0 ? at + 1 : fraction;
        }
        if (at < end && (source[at] == lowerMark || source[at] == upperMark)) {
            at++;
            at += at < end && (source[at] == '+' || source[at] == '-') ? 1 : 0;
            at = IntegerLiteral.skipDigits(source, at, end, 10);
        }
        return at == end;
    }

    Kind kind() {
        return kind;
    }

    byte[] source() {
        return source;
    }

    /** {@return the offset of the first character behind the sign} */
    int first() {
        return first;
    }

    int end() {
        return end;
    }

    boolean isNegative() {
        return negative;
    }

    /** {@return the payload of a NaN; -1 if it exceeds 63 bits} */
    long payload() {
        IntegerLiteral payload = IntegerLiteral.parse(source, first + PAYLOAD_DIGITS, end).orElseThrow();
        return payload.isUnsigned(Long.SIZE - 1) ? payload.magnitude() : -1;
    }
}
