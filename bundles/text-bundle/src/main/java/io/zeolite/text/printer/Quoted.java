package io.zeolite.text.printer;

import io.zeolite.format.ByteSlice;

/** Writes strings and identifiers. */
final class Quoted {

    private static final String ID_SYMBOLS = "!#$%&'*+-./:<=>?@\\^_`|~";

    private Quoted() {}

    /** {@return the bytes as a string of printable ASCII and escapes} */
    static String bytes(ByteSlice bytes) {
        StringBuilder text = new StringBuilder(bytes.length() + 2).append('"');
        for (int i = bytes.start(); i < bytes.end(); i++) {
            append(text, bytes.source()[i] & 0xFF);
        }
        return text.append('"').toString();
    }

    /** {@return the text as a string; only what must be is escaped} */
    static String name(String name) {
        StringBuilder text = new StringBuilder(name.length() + 2).append('"');
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 0x80) {
                append(text, name.charAt(i));
            } else {
                text.append(name.charAt(i));
            }
        }
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, int c) {
        if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
            text.append((char) c);
        } else {
            text.append('\\').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
        }
    }

    /** {@return the name, which is not empty, as an identifier} */
    static String identifier(String name) {
        return name.chars().allMatch(Quoted::isIdChar) ? "$" + name : "$" + name(name);
    }

    private static boolean isIdChar(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || ID_SYMBOLS.indexOf(c) >= 0;
    }
}
