package io.zeolite.text.parser;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strings, between quotation marks.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#strings">Specification: strings</a>
 */
final class StringLiteral {

    private static final String ESCAPED = "tnr\"'\\";
    private static final String MEANT = "\t\n\r\"'\\";

    private StringLiteral() {}

    /** {@return the offset behind the string that starts here, or the negated offset of the fault} */
    static int skip(byte[] source, int start) {
        int at = start + 1;
        while (at < source.length) {
            int c = source[at];
            if (c == '"') {
                return at + 1;
            } else if (c == '\\') {
                int length = escapeLength(source, at);
                if (length == 0) {
                    return -at;
                }
                at += length;
            } else if (c >= 0 && c < ' ' || c == 0x7F) {
                return -at;
            } else {
                at++;
            }
        }
        return -at;
    }

    /** {@return the number of bytes that the escape takes in the source; 0 if it is none} */
    private static int escapeLength(byte[] source, int at) {
        int c = at + 1 < source.length ? source[at + 1] : -1;
        if (c >= 0 && ESCAPED.indexOf(c) >= 0) {
            return 2;
        }
        if (c != 'u') {
            return hex(source, at + 1) >= 0 && hex(source, at + 2) >= 0 ? 3 : 0;
        }
        if (at + 2 >= source.length || source[at + 2] != '{') {
            return 0;
        }
        int end = at + 3;
        int scalar = 0;
        while (hex(source, end) >= 0
                || source[end - 1] != '_' && end > at + 3 && end < source.length && source[end] == '_') {
            if (source[end] != '_') {
                scalar = Math.min(scalar * 16 + hex(source, end), Character.MAX_CODE_POINT + 1);
            }
            end++;
        }
        boolean closed = end > at + 3 && source[end - 1] != '_' && end < source.length && source[end] == '}';
        boolean isScalar = scalar < Character.MIN_SURROGATE
                || scalar > Character.MAX_SURROGATE && scalar <= Character.MAX_CODE_POINT;
        return closed && isScalar ? end + 1 - at : 0;
    }

    private static int hex(byte[] source, int at) {
        return at < source.length ? Character.digit(source[at], 16) : -1;
    }

    /** {@return the bytes that a string stands for, which is well-formed} */
    static byte[] bytes(byte[] source, int start, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        int at = start + 1;
        while (at < end - 1) {
            if (source[at] != '\\') {
                bytes.write(source[at++]);
                continue;
            }
            int length = escapeLength(source, at);
            switch (length) {
                case 2 -> bytes.write(MEANT.charAt(ESCAPED.indexOf(source[at + 1])));
                case 3 -> bytes.write(hex(source, at + 1) << 4 | hex(source, at + 2));
                default -> bytes.writeBytes(scalar(source, at + 3, at + length - 1));
            }
            at += length;
        }
        return bytes.toByteArray();
    }

    private static byte[] scalar(byte[] source, int start, int end) {
        String digits = new String(source, start, end - start, StandardCharsets.US_ASCII).replace("_", "");
        return Character.toString(Integer.parseInt(digits, 16)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return the text that a string stands for}
     *
     * @throws io.zeolite.api.MalformedException if its bytes are not UTF-8
     */
    static String name(byte[] source, int start, int end) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(source, start, end))).toString();
        } catch (CharacterCodingException malformed) {
            throw Tokens.error(source, "malformed UTF-8 encoding", start);
        }
    }
}
