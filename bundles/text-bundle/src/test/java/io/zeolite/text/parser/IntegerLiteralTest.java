package io.zeolite.text.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerLiteralTest {

    private static Optional<IntegerLiteral> parse(String text) {
        byte[] source = text.getBytes(StandardCharsets.US_ASCII);
        return IntegerLiteral.parse(source, 0, source.length);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "+7, 7", "0x1F, 31", "-0x80, -128", "1_000, 1000", "0xffff_ffff_ffff_ffff, -1",
        "9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808"})
    void readsDecimalAndHexadecimal(String text, long value) {
        IntegerLiteral literal = parse(text).orElseThrow();
        assertEquals(value, literal.value());
        assertTrue(literal.fits(Long.SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "_1", "1_", "1__2", "0x", "0x_1", "a", "1a", "0b1", "--1"})
    void refusesWhatIsNoInteger(String text) {
        assertEquals(Optional.empty(), parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616", "0x1_0000_0000_0000_0000", "99999999999999999999999",
        "-9223372036854775809"})
    void knowsWhatExceedsSixtyFourBits(String text) {
        assertFalse(parse(text).orElseThrow().fits(Long.SIZE));
    }

    @Test
    void fitsAsUnsignedOrAsTwosComplement() {
        assertTrue(parse("0xff").orElseThrow().fits(8));
        assertTrue(parse("-128").orElseThrow().fits(8));
        assertFalse(parse("256").orElseThrow().fits(8));
        assertFalse(parse("-129").orElseThrow().fits(8));
        assertFalse(parse("+1").orElseThrow().isUnsigned(8));
    }
}
