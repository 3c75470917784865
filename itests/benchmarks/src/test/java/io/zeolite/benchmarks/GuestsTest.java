package io.zeolite.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuestsTest {

    private static final Set<Column> ZEOLITE = Set.of(Column.ZEOLITE, Column.INTERPRETER);

    static List<Guest> guests() {
        return Guest.all();
    }

    @ParameterizedTest
    @MethodSource("guests")
    void bothTiersComputeWhatNativeCodeComputes(Guest guest) {
        Set<Long> results = ZEOLITE.stream().map(column -> result(column, guest)).collect(Collectors.toSet());
        assertEquals(1, results.size());
        Long expected = Guest.expected().get(guest.name());
        assertEquals(guest.isNative(), expected != null);
        assertTrue(expected == null || results.contains(expected), () -> results + ", not " + expected);
    }

    @Test
    void peersComputeWhatNativeCodeComputes() {
        Map<String, Long> expected = Guest.expected();
        for (String name : List.of("sieve", "host", "callback")) {
            Guest guest = Guest.of(name);
            assertEquals(expected.get(name), result(Column.ENDIVE, guest));
            assertEquals(expected.get(name), result(Column.ENDIVE_INTERPRETER, guest));
        }
    }

    private static long result(Column column, Guest guest) {
        try (Engine engine = column.open(guest.binary())) {
            return new Measurement(engine, guest, guest.smallSize()).result();
        }
    }
}
