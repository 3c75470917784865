package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.MalformedException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                ff 0b             | illegal opcode ff (offset 0x0)
                01 06 0b          | illegal opcode 06: legacy exception handling is not supported; translate the module with wasm-opt --translate-to-exnref (offset 0x1)
                fb 1f 0b          | illegal opcode fb 1f (offset 0x0)
                fd ff ff 03 0b    | illegal opcode fd ffff (offset 0x0)
                28 80 01 00 0b    | malformed memop flags: 0x80 (offset 0x1)
                fe 03 01 0b       | zero byte expected (offset 0x2)
                02 60 0b 0b       | malformed block type: 0x60 (offset 0x1)
                d0 50 0b          | malformed heap type (offset 0x1)
                1c 01 77 0b       | malformed value type: packed types stand in fields only (offset 0x2)
                1f 40 01 04 00 0b | malformed catch clause: 0x04 (offset 0x3)
                fb 18 04 00 6e 6e | malformed cast flags: 0x04 (offset 0x2)
                0e ff ff ff ff 0f | unexpected end of section or function: 4294967295 elements in 0 bytes (offset 0x6)
                01                | unexpected end of section or function: END opcode expected (offset 0x1)
                02 40 0b          | unexpected end of section or function: END opcode expected (offset 0x3)
                41                | unexpected end of section or function (offset 0x1)
                0b 01             | section size mismatch: bytes after the END opcode that closes the function (offset 0x1)
                """)
    void rejects(String bytes, String message) {
        InstructionReader reader = new InstructionReader(Expression.of(Modules.hex(bytes)));

        MalformedException e = assertThrows(MalformedException.class, () -> readAll(reader));
        assertEquals(message, e.getMessage());
    }

    @Test
    void saysWhereTheClosingEndStandsInstead() {
        byte[] bytes = Modules.hex("01 0b");
        InstructionReader reader = new InstructionReader(new Expression(bytes, 0, 1));

        MalformedException e = assertThrows(MalformedException.class, () -> readAll(reader));
        assertEquals("section size mismatch: the END opcode stands after the size of section or function (offset 0x1)",
                e.getMessage());
    }

    @Test
    void goesOnWhereItIsMovedAtTheSameDepth() {
        InstructionReader reader = new InstructionReader(Expression.of(Modules.hex("02 40 41 07 1a 01 0b 0b")));
        assertSame(Opcode.BLOCK, reader.next());
        reader.moveTo(5);

        assertSame(Opcode.NOP, reader.next());
        assertEquals(5, reader.position());
        readAll(reader);
        assertFalse(reader.hasNext());
        assertThrows(IndexOutOfBoundsException.class, () -> reader.moveTo(8));
    }

    @Test
    void endsWithTheClosingEnd() {
        InstructionReader reader = new InstructionReader(Expression.of(Modules.hex("02 40 0b 0b")));
        readAll(reader);

        assertFalse(reader.hasNext());
        assertThrows(NoSuchElementException.class, reader::next);
    }

    @Test
    void givesOffsetsOfTheWholeSource() {
        byte[] bytes = Modules.hex("ff ff 41 80 01 0b ff");
        InstructionReader reader = new InstructionReader(new Expression(bytes, 2, 6));

        assertSame(Opcode.I32_CONST, reader.next());
        assertEquals(2, reader.position());
        assertEquals(5, reader.nextPosition());
    }

    @Test
    void readsTheMemoryIndexThatBit6Announces() {
        InstructionReader reader = new InstructionReader(Expression.of(Modules.hex("28 42 07 10 28 02 10 0b")));

        reader.next();
        assertEquals(7, reader.memory());
        assertEquals(2, reader.alignment());
        assertEquals(16, reader.offset());
        reader.next();
        assertEquals(0, reader.memory());
    }

    @Test
    void goesOnWithAnotherExpression() {
        InstructionReader reader = new InstructionReader(Expression.of(Modules.hex("0b")));
        readAll(reader);
        reader.reset(Expression.of(Modules.hex("01 0b")));

        assertSame(Opcode.NOP, reader.next());
    }

    @Test
    void sharesCommonBlockTypes() {
        InstructionReader reader = new InstructionReader(Expression.of(Modules.hex("02 7f 02 7f 02 40 02 05")));

        reader.next();
        BlockType first = reader.blockType();
        reader.next();
        assertSame(first, reader.blockType());
        reader.next();
        assertSame(BlockType.EMPTY, reader.blockType());
        reader.next();
        assertEquals(new BlockType.Index(5), reader.blockType());
    }

    @Test
    void readsNestingOfAnyDepth() {
        InstructionWriter writer = new InstructionWriter();
        int depth = 1_000_000;
        for (int i = 0; i < depth; i++) {
            writer.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
        }
        for (int i = 0; i <= depth; i++) {
            writer.opcode(Opcode.END);
        }
        Expression expression = writer.expression();

        assertEquals(expression, new InstructionReader(new ByteReader(expression.source())).expression());
    }

    @ParameterizedTest
    @CsvSource({"fc0800000b", "fc09000b", "fb0900000b", "fb1200000b"})
    void namesDataSegmentsOnlyWhereTheModuleHasADataCount(String body) {
        InstructionReader reader = new InstructionReader(WasmModule.EMPTY);
        reader.reset(Expression.of(Modules.hex(body)));

        MalformedException e = assertThrows(MalformedException.class, () -> readAll(reader));
        assertEquals("data count section required (offset 0x0)", e.getMessage());
    }

    private static void readAll(InstructionReader reader) {
        while (reader.hasNext()) {
            reader.next();
        }
    }
}
