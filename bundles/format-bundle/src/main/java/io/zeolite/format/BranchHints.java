package io.zeolite.format;

import io.zeolite.api.CustomSection;
import io.zeolite.api.MalformedException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Which way conditional branches likely go: the content of the custom section for branch hints. A hint is about an
 * {@code if} or a {@code br_if}, which stands at an offset from the start of the function's body, where its locals are
 * declared. Whether one does stand there is not known here.
 *
 * @param functions whether the branch is likely, by function and offset
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#branch-hints">Specification: branch
 *      hints</a>
 */
public record BranchHints(SortedMap<Integer, SortedMap<Integer, Boolean>> functions) {

    /** The name of the custom section that holds the hints. */
    public static final String SECTION_NAME = "metadata.code.branch_hint";

    private static final int HINT_SIZE = 1;

    /**
     * Makes the hints; the maps are copied.
     *
     * @throws NullPointerException if an argument is null
     */
    public BranchHints {
        SortedMap<Integer, SortedMap<Integer, Boolean>> copy = new TreeMap<>();
        functions.forEach((function, hints) -> copy.put(function,
                Collections.unmodifiableSortedMap(new TreeMap<>(hints))));
        functions = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * {@return the hints in a section}
     *
     * @throws MalformedException if it is no section of hints; its position is that in the section
     */
    public static BranchHints decode(CustomSection section) {
        byte[] content = new byte[section.data().remaining()];
        section.data().get(content);
        ByteReader in = new ByteReader(content);
        BranchHints hints = new BranchHints(ascending(in, "function", () -> ascending(in, "offset", () -> hint(in))));
        if (in.hasRemaining()) {
            throw in.malformed("section size mismatch: %d bytes left in branch hints".formatted(in.remaining()),
                    in.position());
        }
        return hints;
    }

    private static boolean hint(ByteReader in) {
        int at = in.position();
        int size = in.u32();
        int value = size == HINT_SIZE ? in.u8() : -1;
        if (value != 0 && value != 1) {
            throw in.malformed("invalid hint value", at);
        }
        return value == 1;
    }

    private static <T> SortedMap<Integer, T> ascending(ByteReader in, String what, Supplier<T> value) {
        SortedMap<Integer, T> map = new TreeMap<>();
        for (int count = in.count(); count > 0; count--) {
            int at = in.position();
            int key = in.u32();
            if (key < 0 || !map.isEmpty() && key <= map.lastKey()) {
                throw in.malformed("branch hints out of order: %s %s".formatted(what, Integer.toUnsignedString(key)),
                        at);
            }
            map.put(key, value.get());
        }
        return map;
    }

    /** {@return the section with these hints} */
    public CustomSection encode() {
        ByteWriter out = new ByteWriter();
        out.u32(functions.size());
        functions.forEach((function, hints) -> {
            out.u32(function);
            out.u32(hints.size());
            hints.forEach((offset, likely) -> {
                out.u32(offset);
                out.u32(HINT_SIZE);
                out.u8(likely ? 1 : 0);
            });
        });
        return new CustomSection(SECTION_NAME, ByteBuffer.wrap(out.toByteArray()));
    }
}
