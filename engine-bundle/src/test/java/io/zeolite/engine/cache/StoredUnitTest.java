package io.zeolite.engine.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredUnitTest {

    private static final byte[] KEY = Digest.of("key");

    private static byte[] file() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        classes.put("Group0", new byte[] {1, 2, 3});
        classes.put("Group0Parts1", new byte[0]);
        return StoredUnit.encode(KEY, classes);
    }

    @Test
    void holdsClassesInOrder() throws IOException {
        Map<String, byte[]> classes = StoredUnit.decode(KEY, file());
        assertEquals(List.of("Group0", "Group0Parts1"), List.copyOf(classes.keySet()));
        assertArrayEquals(new byte[] {1, 2, 3}, classes.get("Group0"));
        assertArrayEquals(new byte[0], classes.get("Group0Parts1"));
    }

    @Test
    void isRefusedWhateverByteIsDamaged() {
        for (int place = 0; place < file().length; place++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] damaged = file();
                damaged[place] ^= (byte) (1 << bit);
                assertThrows(IOException.class, () -> StoredUnit.decode(KEY, damaged), "at " + place);
            }
        }
    }

    @Test
    void isRefusedWhereverItIsCutOrExtended() {
        byte[] file = file();
        for (int length = 0; length <= file.length + 40; length++) {
            byte[] other = Arrays.copyOf(file, length);
            if (length != file.length) {
                assertThrows(IOException.class, () -> StoredUnit.decode(KEY, other), "length " + length);
            }
        }
    }

    @Test
    void isRefusedUnderAnotherKey() {
        assertThrows(IOException.class, () -> StoredUnit.decode(Digest.of("other"), file()));
    }

    @Test
    void isRefusedIfItsLengthsMeanNothing() {
        for (int length : new int[] {-1, 4, Integer.MAX_VALUE}) {
            byte[] file = StoredUnit.encode(KEY, Map.of("C", new byte[3]));
            int place = Long.BYTES + Digest.BYTES + Short.BYTES + Short.BYTES + 1;
            for (int i = 0; i < Integer.BYTES; i++) {
                file[place + i] = (byte) (length >> 24 - 8 * i);
            }
            int end = file.length - Digest.BYTES;
            System.arraycopy(Digest.of(file, end), 0, file, end, Digest.BYTES);
            assertThrows(IOException.class, () -> StoredUnit.decode(KEY, file), "length " + length);
        }
    }
}
