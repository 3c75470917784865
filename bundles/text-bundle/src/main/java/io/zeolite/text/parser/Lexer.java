package io.zeolite.text.parser;

import io.zeolite.api.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Divides a text into tokens, leaving out white space, comments and most annotations.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html">Specification: lexical format</a>
 */
final class Lexer {

    private static final String SYMBOLS = "!#$%&'*+-./:<=>?@\\^_`|~";
    private static final boolean[] IS_ID_CHAR = new boolean[128];

    static {
        for (int c = 0; c < IS_ID_CHAR.length; c++) {
            IS_ID_CHAR[c] = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                    || SYMBOLS.indexOf(c) >= 0;
        }
    }

    private final byte[] source;
    private int at;

    private Lexer(byte[] source) {
        this.source = source;
    }

    /**
     * {@return the tokens of a text in UTF-8}
     *
     * @throws MalformedException if the text is not UTF-8, or not a sequence of tokens
     */
    static Tokens tokens(byte[] source) {
        checkUtf8(source);
        Lexer lexer = new Lexer(source);
        Tokens tokens = new Tokens(source);
        lexer.readText(tokens);
        return tokens;
    }

    private static void checkUtf8(byte[] source) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(source);
        CharBuffer chars = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars.clear(), true);
        } while (result.isOverflow());
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException malformed) {
            throw Tokens.error(source, "malformed UTF-8 encoding", bytes.position());
        }
    }

    private void readText(Tokens tokens) {
        while (skipSpace()) {
            if (source[at] == '(' && peek(1) == '@') {
                readAnnotation(tokens);
            } else {
                readToken(tokens);
            }
        }
        tokens.add(TokenKind.END, at, at);
    }

    /** Skips white space and comments; {@return whether anything is left} */
    private boolean skipSpace() {
        while (at < source.length) {
            byte c = source[at];
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                at++;
            } else if (c == ';' && peek(1) == ';') {
                skipLine();
            } else if (c == '(' && peek(1) == ';') {
                skipBlock();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipLine() {
        while (at < source.length && source[at] != '\n' && source[at] != '\r') {
            at++;
        }
    }

    private void skipBlock() {
        int start = at;
        int depth = 0;
        do {
            if (at >= source.length) {
                throw error("unclosed comment", start);
            }
            if (source[at] == '(' && peek(1) == ';') {
                depth++;
                at += 2;
            } else if (source[at] == ';' && peek(1) == ')') {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0);
    }

    private void readAnnotation(Tokens tokens) {
        int start = at;
        at += 2;
        String id = annotationId(start);
        Tokens content = new Tokens(source);
        int depth = 1;
        while (skipSpace()) {
            if (source[at] == '(') {
                depth++;
            } else if (source[at] == ')') {
                depth--;
            }
            if (depth == 0) {
                content.add(TokenKind.END, at, at);
                at++;
                if (Annotation.isKept(id)) {
                    tokens.add(new Annotation(id, tokens.size(), content, start));
                }
                return;
            }
            readToken(content);
        }
        throw error("unclosed annotation", start);
    }

    private String annotationId(int start) {
        int first = at;
        if (peek(0) == '"') {
            String id = isString() ? StringLiteral.name(source, first, at) : "";
            if (id.isEmpty()) {
                throw error("empty annotation id", start);
            }
            return id;
        }
        while (isIdChar(peek(0))) {
            at++;
        }
        if (at == first) {
            throw error("empty annotation id", start);
        }
        return new String(source, first, at - first, StandardCharsets.US_ASCII);
    }

    private void readToken(Tokens tokens) {
        int start = at;
        int c = source[at];
        TokenKind kind = switch (c) {
            case '(' -> single(TokenKind.LEFT);
            case ')' -> single(TokenKind.RIGHT);
            case ',', ';', '[', ']', '{', '}' -> single(TokenKind.RESERVED);
            default -> readRun();
        };
        if (at == start) {
            throw error("illegal character", at);
        }
        tokens.add(kind, start, at);
    }

    private TokenKind single(TokenKind kind) {
        at++;
        return kind;
    }

    /** Reads the longest run of identifier characters and strings. */
    private TokenKind readRun() {
        int start = at;
        int strings = 0;
        int firstString = -1;
        while (true) {
            int c = peek(0);
            if (isIdChar(c)) {
                at++;
            } else if (c == '"') {
                firstString = strings++ == 0 ? at : firstString;
                if (!isString()) {
                    throw source[start] == '$' && firstString == start + 1
                            ? error("empty identifier", start)
                            : stringError();
                }
            } else {
                break;
            }
        }
        return at == start ? TokenKind.RESERVED : kind(start, strings, firstString);
    }

    private TokenKind kind(int start, int strings, int firstString) {
        boolean endsInString = source[at - 1] == '"';
        if (source[start] == '$') {
            if (at == start + 1 || strings == 1 && firstString == start + 1 && at == start + 3) {
                throw error("empty identifier", start);
            }
            return strings == 0 || strings == 1 && firstString == start + 1 && endsInString
                    ? TokenKind.IDENTIFIER
                    : TokenKind.RESERVED;
        }
        return switch (strings) {
            case 0 -> TokenKind.WORD;
            case 1 -> firstString == start && endsInString ? TokenKind.STRING : TokenKind.RESERVED;
            default -> TokenKind.RESERVED;
        };
    }

    /** Moves behind the string that starts here; {@return false, at the fault, if it is broken} */
    private boolean isString() {
        int end = StringLiteral.skip(source, at);
        at = Math.abs(end);
        return end >= 0;
    }

    private MalformedException stringError() {
        if (at >= source.length || source[at] == '\n') {
            return error("unclosed string", at);
        }
        return error(source[at] == '\\' ? "illegal escape" : "illegal control character", at);
    }

    private int peek(int ahead) {
        return at + ahead < source.length ? source[at + ahead] : -1;
    }

    static boolean isIdChar(int c) {
        return c >= 0 && IS_ID_CHAR[c];
    }

    private MalformedException error(String message, int offset) {
        return Tokens.error(source, message, offset);
    }
}
