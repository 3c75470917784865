package io.zeolite.text.parser;

import io.zeolite.api.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a text, in columns: kind, range of bytes, and for an opening parenthesis the token that closes it.
 * <p>
 * Invariant: the last token is {@link TokenKind#END}; an opening parenthesis without its like is closed by that.
 */
final class Tokens {

    /** Small, as each annotation has tokens of its own. */
    private static final int FIRST_CAPACITY = 8;
    /** The most characters of a token that a message shows: words of the format are shorter. */
    private static final int MAX_QUOTED = 60;

    private final byte[] source;
    private final List<Annotation> annotations = new ArrayList<>();
    private TokenKind[] kinds = new TokenKind[FIRST_CAPACITY];
    private int[] starts = new int[FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private int[] closers = new int[FIRST_CAPACITY];
    private int size;
    private int innermost = -1;
    private int countedTo;
    private int linesCounted;

    Tokens(byte[] source) {
        this.source = source;
    }

    void add(TokenKind kind, int start, int end) {
        if (size == kinds.length) {
            int capacity = 2 * size;
            kinds = Arrays.copyOf(kinds, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            closers = Arrays.copyOf(closers, capacity);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        match(kind);
        size++;
    }

    /** While a parenthesis is open, its column holds the next outer one. */
    private void match(TokenKind kind) {
        switch (kind) {
            case LEFT -> {
                closers[size] = innermost;
                innermost = size;
            }
            case RIGHT -> closeInnermost();
            case END -> {
                while (innermost >= 0) {
                    closeInnermost();
                }
            }
            case WORD, STRING, IDENTIFIER, RESERVED -> {
            }
        }
    }

    private void closeInnermost() {
        if (innermost >= 0) {
            int outer = closers[innermost];
            closers[innermost] = size;
            innermost = outer;
        }
    }

    void add(Annotation annotation) {
        annotations.add(annotation);
    }

    int size() {
        return size;
    }

    byte[] source() {
        return source;
    }

    TokenKind kind(int token) {
        return kinds[token];
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** {@return the token that closes an opening parenthesis} */
    int closer(int token) {
        return closers[token];
    }

    /** {@return the annotations that were kept before the tokens of a range, in order} */
    List<Annotation> annotations(int from, int to) {
        return annotations.isEmpty() ? annotations
                : annotations.subList(annotationsBefore(from), annotationsBefore(to));
    }

    /** {@return the number of annotations before tokens lower than this} */
    private int annotationsBefore(int token) {
        int low = 0;
        int high = annotations.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (annotations.get(middle).before() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return the characters of the token} */
    String text(int token) {
        return new String(source, starts[token], ends[token] - starts[token], StandardCharsets.UTF_8);
    }

    /** {@return the characters of the token for a message, of a long one the first} */
    String quoted(int token) {
        String start = new String(source, starts[token], Math.min(ends[token] - starts[token], 4 * MAX_QUOTED),
                StandardCharsets.UTF_8);
        return start.length() <= MAX_QUOTED ? start : start.substring(0, MAX_QUOTED) + "...";
    }

    /** {@return whether the token is this keyword} */
    boolean is(int token, String keyword) {
        int start = starts[token];
        if (kinds[token] != TokenKind.WORD || ends[token] - start != keyword.length()) {
            return false;
        }
        for (int i = 0; i < keyword.length(); i++) {
            if (source[start + i] != keyword.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the token is a word that starts so} */
    boolean startsWith(int token, String prefix) {
        int start = starts[token];
        if (kinds[token] != TokenKind.WORD || ends[token] - start < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (source[start + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Makes an error in a text. */
    @FunctionalInterface
    interface ErrorFactory<E> {
        E make(String message, long position, int line, int column);
    }

    /** {@return the error at an offset in bytes, whose message is completed with line and column} */
    static MalformedException error(byte[] source, String message, int offset) {
        return error(source, message, offset, MalformedException::new);
    }

    /** {@return the error of this kind at an offset in bytes, whose message is completed with line and column} */
    static <E> E error(byte[] source, String message, int offset, ErrorFactory<E> kind) {
        String before = new String(source, 0, offset, StandardCharsets.UTF_8);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return kind.make(message, before.length(), line, column);
    }

    MalformedException error(String message, int token) {
        return error(source, message, starts[token]);
    }

    /** {@return the line of the token, from 1; asked for in the order of the text, this takes linear time in all} */
    int line(int token) {
        if (starts[token] < countedTo) {
            countedTo = 0;
            linesCounted = 0;
        }
        for (; countedTo < starts[token]; countedTo++) {
            linesCounted += source[countedTo] == '\n' ? 1 : 0;
        }
        return linesCounted + 1;
    }
}
