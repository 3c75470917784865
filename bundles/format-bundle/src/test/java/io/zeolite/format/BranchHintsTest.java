package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.CustomSection;
import io.zeolite.api.MalformedException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchHintsTest {

    private static BranchHints decode(String hex) {
        return BranchHints.decode(new CustomSection(BranchHints.SECTION_NAME,
                ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")))));
    }

    @Test
    void hintsAreByFunctionAndOffset() {
        SortedMap<Integer, SortedMap<Integer, Boolean>> hints =
                decode("02  01 02 07 01 00 8001 01 01  03 00").functions();
        assertEquals(Map.of(1, Map.of(7, false, 128, true), 3, Map.of()), hints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01 00 00", "01 05 01 07 01 00", "02 01 02 07 01 00 8001 01 01 03 01 01 01 01"})
    void encodesWhatItDecodes(String hex) {
        CustomSection section = decode(hex).encode();
        assertEquals(BranchHints.SECTION_NAME, section.name());
        byte[] bytes = new byte[section.data().remaining()];
        section.data().get(bytes);
        assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(bytes));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "01, 1", "01 00 01 07 01, 5", "01 00 01 07 01 02, 4", "01 00 01 07 02 01, 4", "00 00, 1",
        "02 01 00 01 00, 3", "01 00 02 07 01 00 07 01 00, 6", "01 ffffffff0f 00, 1"})
    void refusesAnythingElse(String hex, long position) {
        assertEquals(position, assertThrows(MalformedException.class, () -> decode(hex)).position());
    }

    @Test
    void hintsDoNotChange() {
        BranchHints hints = new BranchHints(new TreeMap<>(Map.of(1, new TreeMap<>(Map.of(2, true)))));
        assertThrows(UnsupportedOperationException.class, () -> hints.functions().get(1).put(3, true));
        assertThrows(UnsupportedOperationException.class, () -> hints.functions().remove(1));
    }
}
