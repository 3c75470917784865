package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.RecursiveTypeIndex;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TagType;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModuleEncoderTest {

    @Test
    void decodesWhatItEncodes() {
        assertEquals(Samples.FULL, ModuleDecoder.decode(ModuleEncoder.encode(Samples.FULL)));
    }

    @Test
    void encodesCanonicalBytesAgain() {
        byte[] bytes = ModuleEncoder.encode(Samples.FULL);

        assertArrayEquals(bytes, ModuleEncoder.encode(ModuleDecoder.decode(bytes)));
    }

    @Test
    void encodesTheEmptyModuleAsItsPreamble() {
        assertArrayEquals(Modules.module(), ModuleEncoder.encode(WasmModule.EMPTY));
    }

    @Test
    void writesNamesAfterAllOtherSections() {
        WasmModule module = ModuleDecoder.decode(ModuleEncoder.encode(Samples.withNames(Samples.FULL, Samples.NAMES)));

        assertEquals(Samples.NAMES, module.names());
        assertEquals(NameSection.SECTION_NAME, module.customs().getLast().section().name());
    }

    @Test
    void writesNamesOnce() {
        byte[] bytes = ModuleEncoder.encode(Samples.withNames(Samples.FULL, Samples.NAMES));

        assertArrayEquals(bytes, ModuleEncoder.encode(ModuleDecoder.decode(bytes)));
    }

    @Test
    void keepsCustomSectionsWhereTheyStand() {
        WasmModule module = Samples.withCustoms(WasmModule.EMPTY,
                List.of(Samples.custom("a", SectionKind.CUSTOM), Samples.custom("b", SectionKind.CODE)));

        assertEquals(module, ModuleDecoder.decode(ModuleEncoder.encode(module)));
    }

    @Test
    void refusesTypesThatAreNoIndex() {
        WasmModule empty = WasmModule.EMPTY;
        WasmModule module = new WasmModule(List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(new TagType(new RecursiveTypeIndex(0))), List.of(), List.of(), OptionalInt.empty(), List.of(),
                OptionalInt.empty(), List.of(), List.of(), List.of(), empty.names());

        assertThrows(IllegalArgumentException.class, () -> ModuleEncoder.encode(module));
    }

    @Test
    void abbreviatesFinalTypesWithoutSupertypes() {
        assertEquals(SubType.of(FunctionType.of()),
                ModuleDecoder.decode(Modules.module("01 06 01 4f 00 60 00 00")).types().getFirst().members()
                        .getFirst());
        assertArrayEquals(Modules.module("01 04 01 60 00 00"),
                ModuleEncoder.encode(ModuleDecoder.decode(Modules.module("01 06 01 4f 00 60 00 00"))));
    }
}
