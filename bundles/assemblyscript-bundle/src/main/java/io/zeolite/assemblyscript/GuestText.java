package io.zeolite.assemblyscript;

import io.zeolite.api.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads strings of AssemblyScript: UTF-16, little endian, with the length in bytes before the first character.
 *
 * @see <a href="https://www.assemblyscript.org/runtime.html#memory-layout">AssemblyScript: memory layout</a>
 */
final class GuestText {

    private GuestText() {
    }

    /** {@return the string at the address; nothing if it is not all in memory or its length is odd} */
    static Optional<String> read(Memory memory, int address) {
        long start = Integer.toUnsignedLong(address);
        if (start < Integer.BYTES || start > memory.size()) {
            return Optional.empty();
        }
        long length = Integer.toUnsignedLong(memory.getInt(start - Integer.BYTES));
        if (length % Character.BYTES != 0 || length > memory.size() - start || length > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new String(memory.read(start, (int) length), StandardCharsets.UTF_16LE));
    }
}
