package io.zeolite.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePlaceTest {

    private static SourcePlace place(String text, long position) {
        return SourcePlace.of(text.getBytes(StandardCharsets.UTF_8), position);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ab       | 0  | 1 | 1 | ab   | ^",
        "ab       | 2  | 1 | 3 | ab   | '  ^'",
        "ab$ncd   | 2  | 1 | 3 | ab   | '  ^'",
        "ab$ncd   | 3  | 2 | 1 | cd   | ^",
        "ab$r$ncd | 5  | 2 | 2 | cd   | ' ^'",
        "$t$ta    | 2  | 1 | 3 | $t$ta | $t$t^",
        "ä😀b     | 3  | 1 | 4 | ä😀b | '  ^'",
        "ab$n     | 99 | 2 | 1 | ''   | ^",
        "''       | -1 | 1 | 1 | ''   | ^"})
    void tellsLineAndColumnAndPointsAtThem(String text, long position, int line, int column, String shown,
            String caret) {
        SourcePlace place = place(escaped(text), position);
        assertEquals(new SourcePlace(line, column, escaped(shown) + "\n" + escaped(caret)), place);
    }

    private static String escaped(String text) {
        return text.replace("$n", "\n").replace("$r", "\r").replace("$t", "\t");
    }

    @Test
    void showsTheSurroundingsInALongLine() {
        SourcePlace place = place("a".repeat(1_000_000) + "!" + "b".repeat(1_000_000), 1_000_000);
        assertEquals("..." + "a".repeat(60) + "!" + "b".repeat(59) + "...\n" + " ".repeat(63) + "^", place.excerpt());
        assertEquals(1_000_001, place.column());
    }

    @Test
    void showsNoControlCharacters() {
        SourcePlace place = SourcePlace.of(new byte[] {'a', 27, '[', 'm', (byte) 0xFF}, 3);
        assertEquals("a\uFFFD[m\uFFFD\n   ^", place.excerpt());
        assertTrue(place.excerpt().indexOf(27) < 0);
    }
}
