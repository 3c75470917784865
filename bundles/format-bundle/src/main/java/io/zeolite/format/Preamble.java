package io.zeolite.format;

import io.zeolite.api.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes that every module starts with.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#binary-module">Specification: modules</a>
 */
final class Preamble {

    static final int LENGTH = 8;

    private static final byte[] BYTES = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int MAGIC_LENGTH = 4;

    private Preamble() {}

    static void write(ByteWriter out) {
        out.bytes(ByteSlice.of(BYTES));
    }

    /** @throws MalformedException if the bytes start in another way */
    static void check(byte[] binary) {
        int magic = Math.min(binary.length, MAGIC_LENGTH);
        if (!Arrays.equals(binary, 0, magic, BYTES, 0, magic) && !isShort(binary)) {
            throw new MalformedException("magic header not detected: " + description(binary), 0);
        }
        if (binary.length < LENGTH) {
            throw new MalformedException(binary.length == 0
                    ? "unexpected end: no bytes at all"
                    : "unexpected end: %d bytes are too few for a module".formatted(binary.length), binary.length);
        }
        if (!Arrays.equals(binary, magic, LENGTH, BYTES, magic, LENGTH)) {
            int version = new ByteReader(binary, MAGIC_LENGTH, LENGTH).i32Bits();
            throw new MalformedException(version == 0x0001_000D
                    ? "unknown binary version: 0x1000d is a component, not a module"
                    : "unknown binary version: 0x%x, expected 0x1".formatted(version), MAGIC_LENGTH);
        }
    }

    private static boolean isShort(byte[] binary) {
        return binary.length < MAGIC_LENGTH && !looksLikeText(binary);
    }

    private static String description(byte[] binary) {
        return looksLikeText(binary)
                ? "this looks like the text format; translate it to binary first"
                : "the first bytes are " + HexFormat.ofDelimiter(" ").formatHex(binary, 0, MAGIC_LENGTH);
    }

    /** Whether white space and comments, then a parenthesis, come first. */
    private static boolean looksLikeText(byte[] binary) {
        for (int i = 0; i < binary.length; i++) {
            int octet = binary[i];
            if (octet == '(') {
                return true;
            }
            if (octet == ';' && i + 1 < binary.length && binary[i + 1] == ';') {
                return true;
            }
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return false;
    }
}
