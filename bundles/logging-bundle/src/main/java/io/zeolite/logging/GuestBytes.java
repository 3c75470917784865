package io.zeolite.logging;

import io.zeolite.api.Memory;
import io.zeolite.api.ModuleInstance;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Reads the memory of a guest for the log; what lies beyond is written {@code OOM(offset,length)}. */
final class GuestBytes {

    /** No path of a file system is longer; a bound on what a guest can put into a line. */
    private static final int MAX_TEXT_BYTES = 4096;

    private GuestBytes() {
    }

    /** Appends what a reader finds in the bytes, all of which exist when it is called. */
    static void append(StringBuilder line, ModuleInstance instance, long offset, long bytes, Consumer<Memory> reader) {
        try {
            Memory memory = instance.memory();
            if (offset <= memory.size() - bytes) {
                reader.accept(memory);
                return;
            }
        } catch (NoSuchElementException _) {
            // a guest without memory has no bytes at all
        }
        line.append("OOM(").append(offset).append(',').append(bytes).append(')');
    }

    /** Appends text, in which control characters are escaped, so that no guest can forge lines. */
    static void appendText(StringBuilder line, ModuleInstance instance, long offset, long bytes) {
        append(line, instance, offset, bytes, memory -> {
            int read = (int) Math.min(bytes, MAX_TEXT_BYTES);
            memory.readUtf8(offset, read).chars().forEach(character -> appendEscaped(line, (char) character));
            line.append(read < bytes ? "..." : "");
        });
    }

    private static void appendEscaped(StringBuilder line, char character) {
        if (Character.isISOControl(character)) {
            line.append("\\u%04x".formatted((int) character));
        } else {
            line.append(character);
        }
    }
}
