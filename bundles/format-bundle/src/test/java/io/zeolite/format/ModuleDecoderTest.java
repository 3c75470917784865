package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.MalformedException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDecoderTest {

    @Test
    void decodesTheEmptyModule() {
        assertEquals(WasmModule.EMPTY, ModuleDecoder.decode(Modules.module()));
    }

    @Test
    void decodesAFunctionWithItsExport() {
        byte[] binary = Modules.module("01 07 01 60 02 7f 7f 01 7f", "03 02 01 00", "07 07 01 03 61 64 64 00 00",
                "0a 0b 01 09 01 02 7e 20 00 20 01 6a 0b");
        WasmModule module = Modules.decodeFully(binary);

        assertEquals("[i32 i32] -> [i32]", module.types().getFirst().members().getFirst().composite().toString());
        assertEquals(List.of(new TypeIndex(0)), module.functions());
        ModuleExport export = module.exports().getFirst();
        assertEquals(new ModuleExport("add", ExternKind.FUNCTION, 0, 24), export);
        assertEquals(24, export.position());
        FunctionBody body = module.code().getFirst();
        assertEquals(List.of(new LocalGroup(2, NumberType.I64)), body.locals());
        assertEquals(binary.length, body.body().end());
        assertEquals(34, body.position());
        assertEquals(37, body.body().start());
        assertEquals(1, module.functionCount());
    }

    @Test
    void decodesLimitsFlagsOfMemories() {
        WasmModule module = ModuleDecoder.decode(Modules.module("05 0e 05 00 01 01 01 02 03 01 02 04 05 08 06 00"));

        assertEquals(List.of(MemoryType.of(Limits.atLeast(1)), MemoryType.of(Limits.of(1, 2)),
                new MemoryType(AddressType.I32, Limits.of(1, 2), true, 16),
                new MemoryType(AddressType.I64, Limits.atLeast(5), false, 16),
                new MemoryType(AddressType.I32, Limits.atLeast(6), false, 0)), module.memories());
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "08", "10", "80"})
    void rejectsLimitsFlagsThatTablesHaveNot(String flags) {
        rejects("malformed limits flags", Modules.module("04 05 01 70 " + flags + " 00 00"));
    }

    @Test
    void decodesTheEightKindsOfElementSegments() {
        WasmModule module = ModuleDecoder.decode(Modules.module("09 35 08",
                "00 41 00 0b 01 07", "01 00 01 07", "02 09 41 00 0b 00 01 07", "03 00 01 07",
                "04 41 00 0b 01 d2 07 0b", "05 70 01 d2 07 0b", "06 09 41 00 0b 6f 01 d0 6f 0b", "07 70 01 d2 07 0b"));

        assertEquals(List.of("(ref func)", "(ref func)", "(ref func)", "(ref func)", "funcref", "funcref", "externref",
                "funcref"), module.elements().stream().map(segment -> segment.type().toString()).toList());
        assertEquals(
                List.of("Active", "Passive", "Active", "Declarative", "Active", "Passive", "Active", "Declarative"),
                module.elements().stream().map(segment -> segment.mode().getClass().getSimpleName()).toList());
        Expression function = Expression.of(Modules.hex("d2 07 0b"));
        assertEquals(7,
                module.elements().stream().filter(segment -> segment.initializers().contains(function)).count());
        assertEquals(9, ((SegmentMode.Active) module.elements().get(6).mode()).index());
    }

    @Test
    void decodesTheThreeKindsOfDataSegments() {
        byte[] binary = Modules.module("0b 10 03", "00 41 00 0b 01 61", "01 00", "02 05 41 00 0b 01 62");
        WasmModule module = ModuleDecoder.decode(binary);

        assertEquals(List.of(1, 0, 1), module.data().stream().map(segment -> segment.bytes().length()).toList());
        assertEquals(5, ((SegmentMode.Active) module.data().get(2).mode()).index());
        assertEquals(binary.length, module.data().get(2).bytes().end());
    }

    @Test
    void decodesATableWithAnInitializer() {
        Table table = ModuleDecoder.decode(Modules.module("04 0a 01 40 00 64 70 00 05 d2 00 0b")).tables().getFirst();

        assertEquals(ReferenceType.nonNull(AbstractHeapType.FUNC), table.type().element());
        assertEquals(Optional.of(Expression.of(Modules.hex("d2 00 0b"))), table.initializer());
    }

    @Test
    void findsTheEndOfConstantExpressionsWithBlocks() {
        WasmModule module = ModuleDecoder.decode(Modules.module("06 0d 01 7f 00 02 7f 41 0b 0b 41 8b 0b 6a 0b"));

        assertEquals(10, module.globals().getFirst().initializer().bytes().length());
    }

    @Test
    void keepsCustomSectionsWithTheirPlace() {
        WasmModule module = ModuleDecoder.decode(Modules.module("00 03 01 61 ff", "01 01 00", "00 02 01 62"));

        assertEquals(List.of("a", "b"), module.customs().stream().map(entry -> entry.section().name()).toList());
        assertEquals(List.of(0, 1), module.customs().stream().map(CustomEntry::afterSection).toList());
        assertEquals(12, module.customs().getFirst().position());
        assertEquals((byte) 0xFF, module.customs().getFirst().section().data().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                0e 00                      | malformed section id: 14 (offset 0x8)
                03 01 00 01 01 00          | unexpected content after last section: section TYPE after FUNCTION (offset 0xb)
                01 7f                      | length out of bounds: unexpected end, section of 127 bytes, 0 left (offset 0x9)
                01 02 00 00                | section size mismatch: 1 bytes left in section TYPE (offset 0xb)
                01 05 ff ff ff ff 0f       | unexpected end of section or function: 4294967295 elements in 0 bytes (offset 0xf)
                01 02 01 61                | malformed definition type: 0x61 (offset 0xb)
                01 05 01 5f 01 7f 02       | malformed mutability: 0x02 (offset 0xe)
                02 04 01 00 00 05          | malformed import kind: 0x05 (offset 0xd)
                07 03 01 00 05             | malformed export kind: 0x05 (offset 0xc)
                0d 03 01 01 00             | malformed tag attribute: 0x01 (offset 0xb)
                09 02 01 08                | malformed elements segment kind: 8 (offset 0xb)
                09 03 01 01 01             | malformed element kind: 0x01 (offset 0xc)
                0b 02 01 03                | malformed data segment kind: 3 (offset 0xb)
                04 06 01 40 01 70 00 00    | zero byte expected (offset 0xc)
                06 06 01 7f 00 41 00 ff    | illegal opcode ff (offset 0xf)
                0c 01 01                   | data count and data section have inconsistent lengths: 1 declared, 0 segments (offset 0xb)
                03 02 01 00                | function and code section have inconsistent lengths: 1 functions, 0 bodies (offset 0xc)
                05 04 01 08 00 40          | invalid custom page size: 2^64 (offset 0xd)
                """)
    void rejects(String section, String message) {
        MalformedException e = assertThrows(MalformedException.class,
                () -> ModuleDecoder.decode(Modules.module(section)));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                          | unexpected end: no bytes at all (offset 0x0)
        00 61 73                    | unexpected end: 3 bytes are too few for a module (offset 0x3)
        7f 45 4c 46 02              | magic header not detected: the first bytes are 7f 45 4c 46 (offset 0x0)
        00 61 73 6d 02 00 00 00     | unknown binary version: 0x2, expected 0x1 (offset 0x4)
        00 61 73 6d 0d 00 01 00     | unknown binary version: 0x1000d is a component, not a module (offset 0x4)
        """)
    void rejectsOtherPreambles(String bytes, String message) {
        MalformedException e = assertThrows(MalformedException.class, () -> ModuleDecoder.decode(Modules.hex(bytes)));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(module)", "(", " \t\r\n(module)", ";; a comment\n(module)", "(; a comment ;) (module)"})
    void recognisesTheTextFormat(String text) {
        rejects("magic header not detected: this looks like the text format; translate it to binary first",
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static void rejects(String words, byte[] binary) {
        MalformedException e = assertThrows(MalformedException.class, () -> ModuleDecoder.decode(binary));
        assertTrue(e.getMessage().startsWith(words), e.getMessage());
    }

    @Test
    void rejectsTooManyLocalsQuickly() {
        assertTimeout(Duration.ofSeconds(1),
                () -> rejects("too many locals: 4294967296",
                        Modules.module("01 04 01 60 00 00", "03 02 01 00",
                                "0a 0c 01 0a 02 ff ff ff ff 0f 7f 01 7e 0b")));
    }

    static Stream<byte[]> samples() {
        return Stream.of(ModuleEncoder.encode(Samples.FULL),
                ModuleEncoder.encode(Samples.withNames(Samples.FULL, Samples.NAMES)),
                Modules.module("01 07 01 60 02 7f 7f 01 7f", "03 02 01 00", "07 07 01 03 61 64 64 00 00",
                        "0a 0b 01 09 01 02 7e 20 00 20 01 6a 0b"));
    }

    /** A prefix that ends between sections may be a module; any other is malformed at a place within it. */
    @ParameterizedTest
    @MethodSource("samples")
    void rejectsEveryPrefixOrDecodesIt(byte[] binary) {
        for (int length = 0; length < binary.length; length++) {
            decodeOrReject(Arrays.copyOf(binary, length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void rejectsOrDecodesEveryChangeOfAByte(byte[] binary) {
        for (int i = 0; i < binary.length; i++) {
            for (int value : IntStream.of(0, 1, 0x0B, 0x40, 0x7F, 0x80, 0xFF, binary[i] ^ 1).toArray()) {
                byte[] changed = binary.clone();
                changed[i] = (byte) value;
                decodeOrReject(changed);
            }
        }
    }

    private static void decodeOrReject(byte[] binary) {
        try {
            WasmModule module = Modules.decodeFully(binary);
            assertEquals(module, ModuleDecoder.decode(ModuleEncoder.encode(module)));
        } catch (MalformedException e) {
            assertTrue(e.position() >= 0 && e.position() <= binary.length, e.getMessage());
        }
    }
}
