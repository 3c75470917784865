package io.zeolite.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"35", "0", "-0", "10000", "100000", "999999", "1e+06", "1.5e+06", "1225",
        "5.916079783099616", "2.2616345098039214e+06", "1.7976931348623157e+308", "1e-323", "5e-324", "1e-05", "0.0001",
        "0.00012", "-1.25e-07", "1e+23", "2e-323", "9.007199254740992e+15"})
    void writesDoubles(String text) {
        assertEquals(text, FloatText.of(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01148897", "12.078431", "12689.568", "1.3323083e+07", "1.0920506e-05", "3.4028235e+38",
        "4e-45", "1e-45", "3e-45", "16.777216", "0.1", "1e+10", "-2"})
    void writesFloats(String text) {
        assertEquals(text, FloatText.of(Float.parseFloat(text)));
    }

    @Test
    void writesWhatIsNoNumber() {
        assertEquals("NaN", FloatText.of(Double.NaN));
        assertEquals("+Inf", FloatText.of(Double.POSITIVE_INFINITY));
        assertEquals("-Inf", FloatText.of(Float.NEGATIVE_INFINITY));
        assertEquals("NaN", FloatText.of(Float.NaN));
        assertEquals("-0", FloatText.of(-0f));
    }

    @Test
    void writesTextsThatReadBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            double wide = Double.longBitsToDouble(random.nextLong());
            float narrow = Float.intBitsToFloat(random.nextInt());
            if (Double.isFinite(wide)) {
                assertEquals(wide, Double.parseDouble(FloatText.of(wide)));
            }
            if (Float.isFinite(narrow)) {
                assertEquals(narrow, Float.parseFloat(FloatText.of(narrow)));
            }
        }
    }
}
