package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** Short copies do what any copy does, also where ranges overlap. */
class ShortCopyTest {

    private static final int FROM = 100;
    private static final byte[] BYTES = bytes();

    private static byte[] bytes() {
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + i / 256);
        }
        return bytes;
    }

    @Test
    void copiesEachNumberOfBytesToEachPlaceNearBy() {
        for (int count = 0; count <= ShortCopy.MOST_BYTES; count++) {
            for (int to = FROM - ShortCopy.MOST_BYTES - 1; to <= FROM + ShortCopy.MOST_BYTES + 1; to++) {
                byte[] expected = BYTES.clone();
                System.arraycopy(expected, FROM, expected, to, count);
                assertArrayEquals(expected, copied(to, count), count + " bytes to " + to);
            }
        }
    }

    private static byte[] copied(int to, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, BYTES);
            ShortCopy.copy(memory, to, memory, FROM, count);
            return memory.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Test
    void copiesBetweenMemories() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocateFrom(ValueLayout.JAVA_BYTE, BYTES);
            for (int count = 0; count <= ShortCopy.MOST_BYTES; count++) {
                MemorySegment target = arena.allocate(BYTES.length);
                ShortCopy.copy(target, 3, source, FROM, count);
                byte[] expected = new byte[BYTES.length];
                System.arraycopy(BYTES, FROM, expected, 3, count);
                assertArrayEquals(expected, target.toArray(ValueLayout.JAVA_BYTE), count + " bytes");
            }
        }
    }
}
