package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameSectionTest {

    @Test
    void decodesNames() {
        NameSection names = ModuleDecoder.decode(Modules.module("00 17 04 6e 61 6d 65", // custom section "name"
                "00 02 01 4d", // module: M
                "01 04 01 05 01 66", // function 5: f
                "02 06 01 05 01 00 01 78")) // local 0 of function 5: x
                .names();

        assertEquals(Optional.of("M"), names.module());
        assertEquals(Map.of(5, "f"), names.functions());
        assertEquals(Map.of(5, Map.of(0, "x")), names.locals());
    }

    @Test
    void passesOverUnknownSubsections() {
        NameSection names =
                ModuleDecoder.decode(Modules.module("00 0c 04 6e 61 6d 65", "40 01 ff", "00 02 01 4d")).names();

        assertEquals(Optional.of("M"), names.module());
    }

    @Test
    void isEmptyIfMalformed() {
        WasmModule module = ModuleDecoder.decode(Modules.module("00 0b 04 6e 61 6d 65", "00 02 01 4d", "01 7f"));

        assertSame(NameSection.EMPTY, module.names());
        assertEquals(1, module.customs().size());
    }

    @Test
    void knowsWhetherItIsEmpty() {
        assertTrue(
                new NameSection(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
                        Map.of(), Map.of(), Map.of(), Map.of()).isEmpty());
    }
}
