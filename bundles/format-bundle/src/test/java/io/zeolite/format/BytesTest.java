package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.MalformedException;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The primitive grammar, read and written. */
class BytesTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 127, 128, 255, 300, 16_383, 16_384, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL,
        0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, -1, -2, -63, -64, -65, -128, -129, Integer.MIN_VALUE})
    void readsTheIntegersThatItWrites(long value) {
        ByteWriter out = new ByteWriter();
        out.u32((int) value);
        out.u64(value);
        out.s64((int) value);
        out.s64(value << 31 >> 31);
        out.s64(value);
        out.i32Bits((int) value);
        out.i64Bits(value);
        ByteReader in = new ByteReader(out.toByteArray());

        assertEquals((int) value, in.u32());
        assertEquals(value, in.u64());
        assertEquals((int) value, in.s32());
        assertEquals(value << 31 >> 31, in.s33());
        assertEquals(value, in.s64());
        assertEquals((int) value, in.i32Bits());
        assertEquals(value, in.i64Bits());
        assertFalse(in.hasRemaining());
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "-1, 7f", "63, 3f", "64, c000", "-64, 40", "-65, bf7f", "128, 8001",
        "-2147483648, 8080808078"})
    void writesAsFewBytesAsItCan(int value, String bytes) {
        ByteWriter out = new ByteWriter();
        out.s64(value);

        assertArrayEquals(Modules.hex(bytes), out.toByteArray());
    }

    @Test
    void readsIntegersThatTakeMoreBytesThanTheyNeed() {
        assertEquals(0, new ByteReader(Modules.hex("8080808000")).u32());
        assertEquals(-1, new ByteReader(Modules.hex("ffffffff7f")).s32());
        assertEquals(-1, new ByteReader(Modules.hex("ffffffffffffffffff7f")).s64());
        assertEquals(-1, new ByteReader(Modules.hex("ffffffffffffffffff01")).u64());
    }

    @ParameterizedTest
    @CsvSource({"808080808000, too long", "ffffffff1f, too large", "ffffffff8f00, too long", "808080, unexpected end"})
    void rejectsMalformedUnsignedIntegers(String bytes, String words) {
        rejects(bytes, words, ByteReader::u32);
    }

    @ParameterizedTest
    @CsvSource({"808080808000, too long", "ffffffff4f, too large", "ffffffff3f, too large", "8080808008, too large"})
    void rejectsMalformedSignedIntegers(String bytes, String words) {
        rejects(bytes, words, ByteReader::s32);
    }

    @ParameterizedTest
    @CsvSource({"8080808080808080808000, too long", "ffffffffffffffffff7e, too large",
        "ffffffffffffffffff, unexpected end"})
    void rejectsMalformedLongIntegers(String bytes, String words) {
        rejects(bytes, words, ByteReader::s64);
    }

    private static void rejects(String bytes, String words, ToLongFunction<ByteReader> read) {
        MalformedException e = assertThrows(MalformedException.class,
                () -> read.applyAsLong(new ByteReader(Modules.hex(bytes))));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    @Test
    void namesAnIntegerTooLongEvenWhereTheRangeEndsWithin() {
        MalformedException e = assertThrows(MalformedException.class,
                () -> new ByteReader(Modules.hex("808080808000"), 0, 3).u32());

        assertTrue(e.getMessage().startsWith("integer representation too long"), e.getMessage());
    }

    @Test
    void readsNoIntegerBeyondTheRange() {
        ByteReader in = new ByteReader(Modules.hex("8001"), 0, 1);

        MalformedException e = assertThrows(MalformedException.class, in::u32);
        assertEquals(1, e.position());
    }

    @Test
    void readsTheNamesThatItWrites() {
        ByteWriter out = new ByteWriter();
        out.name("grüße \uD83D\uDE00");

        assertEquals("grüße \uD83D\uDE00", new ByteReader(out.toByteArray()).name());
    }

    @Test
    void rejectsCountsThatTheBytesLeftCannotHold() {
        ByteReader in = new ByteReader(Modules.hex("ffffffff0f 00"));

        MalformedException e = assertThrows(MalformedException.class, in::count);
        assertEquals("unexpected end of section or function: 4294967295 elements in 1 bytes (offset 0x5)",
                e.getMessage());
    }

    @Test
    void slicesKeepTheOffsetsOfTheSource() {
        ByteReader in = new ByteReader(Modules.hex("00 01 02 03 04"));
        in.u8();
        ByteReader part = in.reader(2);
        ByteSlice rest = in.slice(2);

        assertEquals(1, part.position());
        assertEquals(3, part.end());
        assertEquals(ByteSlice.of((byte) 3, (byte) 4), rest);
        assertEquals(3, rest.start());
        assertThrows(MalformedException.class, () -> in.slice(-1));
    }
}
