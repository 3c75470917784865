package io.zeolite.text;

import java.nio.charset.StandardCharsets;

/**
 * A place in a text, for people.
 *
 * @param line    the line, from 1
 * @param column  the column in characters, from 1; a tab is one
 * @param excerpt the line, of a long one the surroundings of the place, and below it a caret under the place
 */
public record SourcePlace(int line, int column, String excerpt) {

    /** The most characters that are shown before the place and behind it. */
    private static final int SURROUNDINGS = 60;

    /**
     * {@return the place at an offset}
     *
     * @param utf8     the text in UTF-8; what is broken in it is shown as replacement characters
     * @param position the offset in characters, as errors tell it
     */
    public static SourcePlace of(byte[] utf8, long position) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        int at = Math.clamp(position, 0, text.length());
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int line = 1 + (int) text.chars().limit(start).filter(c -> c == '\n').count();
        return new SourcePlace(line, at - start + 1, excerpt(text, start, at));
    }

    private static String excerpt(String text, int start, int at) {
        int end = at;
        while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0 && end - at < SURROUNDINGS) {
            end++;
        }
        boolean cut = end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0;
        int from = Math.max(start, at - SURROUNDINGS);
        String before = (from > start ? "..." : "") + text.substring(from, at);
        String indent = before.codePoints().map(c -> c == '\t' ? '\t' : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return printable(before + text.substring(at, end)) + (cut ? "..." : "") + "\n" + indent + "^";
    }

    /** Control characters of a broken text could do anything to a terminal. */
    private static String printable(String line) {
        return line.codePoints().map(c -> Character.isISOControl(c) && c != '\t' ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
