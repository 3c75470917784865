package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0s, 0", "10s, 10000000000", "1ms, 1000000", "1m30s, 90000000000", "1.5s, 1500000000",
        ".5s, 500000000", "1.s, 1000000000", "1h2m3s4ms5us6ns, 3723004005006", "7µs, 7000", "7μs, 7000", "3ns, 3",
        "-10s, -10000000000", "+1s, 1000000000", "1s1s, 2000000000", "PT10S, 10000000000", "PT1M30S, 90000000000",
        "-PT1S, -1000000000", "P1D, 86400000000000", "0.1ns, 0"})
    void readsTheNotationOfGoAndIso(String text, long nanos) {
        assertEquals(Duration.ofNanos(nanos), GoDuration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-", "1x", "1s ", " 1s", "1 s", "x1s", "1sx", ".s", "--1s", "1e3s", "PT",
        "P10", "300000000h", "PT3000000000H"})
    void refusesAnythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1ns", "999ns", "1µs", "1.5µs", "1ms", "1.000001ms", "10s", "1.5s", "1m0s", "1m30s",
        "59m59.999999999s", "1h0m0s", "25h1m0.5s", "-10s", "-1m0s"})
    void writesWhatItReads(String text) {
        assertEquals(text, GoDuration.format(GoDuration.parse(text)));
    }
}
