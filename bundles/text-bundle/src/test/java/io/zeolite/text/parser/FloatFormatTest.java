package io.zeolite.text.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatFormatTest {

    private static OptionalLong parse(FloatFormat format, String number) {
        byte[] source = number.getBytes(StandardCharsets.US_ASCII);
        return format.parse(source, 0, source.length);
    }

    private static boolean isNumber(String number) {
        byte[] source = number.getBytes(StandardCharsets.US_ASCII);
        return FloatFormat.isNumber(source, 0, source.length);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0, 80000000", "1, 3f800000", "1., 3f800000", "1.5e1, 41700000", "0x1.8p0, 3fc00000", "0x1p-149, 1",
        "0x1p-150, 0", "0x1.000001p-150, 1", "0x1.8p-149, 2", "0x1.fffffep127, 7f7fffff", "0x1.ffffffp-127, 800000",
        "0x1.000001p0, 3f800000", "0x1.00000100000000000000000001p0, 3f800001", "0x1.000003p0, 3f800002",
        "inf, 7f800000", "-inf, ff800000", "nan, 7fc00000", "-nan, ffc00000", "nan:0x1, 7f800001",
        "nan:0x7f_ffff, 7fffffff", "1_000.5, 447a2000", "0x1_0.8p+4, 43840000", "1e-999999999999, 0"})
    void roundsSinglePrecisionOnce(String number, String bits) {
        assertEquals(Long.parseLong(bits, 16), parse(FloatFormat.F32, number).getAsLong());
    }

    /** The decimal lies just above a tie of single precision, but rounds to the tie in double precision. */
    @Test
    void doesNotRoundSinglePrecisionThroughDouble() {
        assertEquals(0x3f80_0001L, parse(FloatFormat.F32, "1.00000005960464477550").getAsLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e39", "0x1p128", "0x1.ffffffp127", "nan:0x0", "nan:0x80_0000", "1e999999999999"})
    void refusesWhatSinglePrecisionCannotHold(String number) {
        assertTrue(parse(FloatFormat.F32, number).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "1__0", "_1", "1_", ".5", "1e", "1e+", "0x", "0x.8", "0x1p", "0x1p1_", "nan:1",
        "nan:0x",
        "infinity", "1.5f", "0x1.8e1p", "1.5p3"})
    void refusesWhatIsNoNumber(String word) {
        assertFalse(isNumber(word));
    }

    @Test
    void agreesWithTheLibraryOnHexadecimalNumbers() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 100_000; i++) {
            String digits = Long.toHexString(random.nextLong()) + "." + Long.toHexString(random.nextLong());
            String number = "0x" + digits + "p" + random.nextInt(-1200, 900);
            double expected = Double.parseDouble(number);
            OptionalLong actual = parse(FloatFormat.F64, number);
            assertEquals(Double.isInfinite(expected) ? OptionalLong.empty()
                    : OptionalLong.of(Double.doubleToRawLongBits(expected)), actual, number);
            String small = "0x" + digits + "p" + random.nextInt(-220, 60);
            float single = Float.parseFloat(small);
            assertEquals(
                    Float.isInfinite(single) ? OptionalLong.empty() : OptionalLong.of(Float.floatToRawIntBits(single)),
                    parse(FloatFormat.F32, small), small);
        }
    }
}
