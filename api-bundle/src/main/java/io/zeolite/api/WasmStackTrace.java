package io.zeolite.api;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The functions that were active when something went wrong, innermost first.
 *
 * @param frames  the functions, with their types, at most {@value #MAX_FRAMES}
 * @param omitted whether more were active than are listed
 */
public record WasmStackTrace(List<String> frames, boolean omitted) implements Serializable {

    /** The most functions that a trace lists. */
    public static final int MAX_FRAMES = 30;

    /** A trace without functions. */
    public static final WasmStackTrace EMPTY = new WasmStackTrace(List.of(), false);

    /** Makes a trace; the list is copied. */
    public WasmStackTrace {
        frames = List.copyOf(frames);
    }

    /** {@return the lines that stand under an error's first line, each starting with a line feed} */
    public String lines() {
        if (frames.isEmpty()) {
            return "";
        }
        return frames.stream().map(frame -> "\n\t" + frame).collect(Collectors.joining("", "\nwasm stack trace:", ""))
                + (omitted ? "\n\t... maybe followed by omitted frames" : "");
    }
}
