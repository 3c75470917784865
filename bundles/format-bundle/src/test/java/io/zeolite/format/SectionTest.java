package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.MalformedException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {

    private final List<Section> sections = new ArrayList<>();

    private byte[] bytes(String hex) {
        return HexFormat.of().parseHex("0061736d01000000" + hex.replace(" ", ""));
    }

    @Test
    void sectionsComeAsTheyStand() {
        byte[] binary = bytes("00 02 01 61  01 81 00 00  01 00");
        Section.forEach(binary, sections::add);
        assertEquals(List.of(new Section(SectionKind.CUSTOM, 8, new ByteSlice(binary, 10, 12)),
                new Section(SectionKind.TYPE, 12, new ByteSlice(binary, 15, 16)),
                new Section(SectionKind.TYPE, 16, new ByteSlice(binary, 18, 18))), sections);
    }

    @Test
    void sectionsBeforeAFaultCome() {
        byte[] binary = bytes("01 01 00  03 02 00");
        assertEquals(12,
                assertThrows(MalformedException.class, () -> Section.forEach(binary, sections::add)).position());
        assertEquals(List.of(SectionKind.TYPE), sections.stream().map(Section::kind).toList());
        assertEquals(11, assertThrows(MalformedException.class,
                () -> Section.forEach(bytes("01 01 00 77 00"), sections::add)).position());
        assertThrows(MalformedException.class, () -> Section.forEach(new byte[7], sections::add));
    }
}
