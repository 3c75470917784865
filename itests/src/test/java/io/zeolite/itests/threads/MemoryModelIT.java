package io.zeolite.itests.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.ExecutionTier;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What threads may see of each other's accesses; {@code zeolite.threads.rounds} says in how many rounds of each test, of
 * which the interpreter does a tenth.
 *
 * @see <a href="https://github.com/WebAssembly/threads/blob/main/proposals/threads/Overview.md">Threads proposal</a>
 */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
@Timeout(1_200)
class MemoryModelIT {

    private static final long ROUNDS = Long.getLong("zeolite.threads.rounds", 100_000);
    private static final long MOST_ROUNDS = 20_000_000;

    private static final String X = atomicStore("$x");
    private static final String Y = atomicStore("$y");

    @Parameter private ExecutionTier tier;

    private static String store(String variable) {
        return "(i32.store (local.get %s) (i32.const 1))".formatted(variable);
    }

    private static String atomicStore(String variable) {
        return "(i32.atomic.store (local.get %s) (i32.const 1))".formatted(variable);
    }

    private static String load(String result, String variable) {
        return "(local.set %s (i32.load (local.get %s)))".formatted(result, variable);
    }

    private static String atomicLoad(String result, String variable) {
        return "(local.set %s (i32.atomic.load (local.get %s)))".formatted(result, variable);
    }

    /** Outcomes that sequential consistency, or an order that atomics make, forbids. */
    private enum Forbidden {
        MESSAGE_OF_STORES(0b01_00, 0b11_00, store("$x") + Y, atomicLoad("$r", "$y") + load("$s", "$x")),
        MESSAGE_OF_ATOMICS(0b01_00, 0b11_00, X + Y, atomicLoad("$r", "$y") + atomicLoad("$s", "$x")),
        MESSAGE_BY_EXCHANGE(0b01_00, 0b11_00,
                store("$x") + "(drop (i32.atomic.rmw.xchg (local.get $y) (i32.const 1)))",
                "(local.set $r (i32.atomic.rmw.or (local.get $y) (i32.const 0)))" + load("$s", "$x")),
        MESSAGE_BY_NARROW_EXCHANGE(0b01_00, 0b11_00,
                store("$x") + "(drop (i32.atomic.rmw8.cmpxchg_u offset=1 (local.get $y) (i32.const 0) (i32.const 1)))",
                "(local.set $r (i32.atomic.load8_u offset=1 (local.get $y)))" + load("$s", "$x")),
        MESSAGE_OF_64_BITS(0b01_00, 0b11_00,
                "(i64.store offset=8 (local.get $x) (i64.const -1)) (i64.atomic.store (local.get $y) (i64.const -1))",
                "(local.set $r (i64.ne (i64.atomic.load (local.get $y)) (i64.const 0)))"
                        + "(local.set $s (i64.eq (i64.load offset=8 (local.get $x)) (i64.const -1)))"),
        STORE_BUFFERING(0b00_00, 0b01_01, X + atomicLoad("$r", "$y"), Y + atomicLoad("$r", "$x")),
        STORE_BUFFERING_WITH_FENCES(0b00_00, 0b01_01, store("$x") + "(atomic.fence)" + load("$r", "$y"),
                store("$y") + "(atomic.fence)" + load("$r", "$x")),
        STORE_BUFFERING_WITH_EXCHANGES(0b00_00, 0b01_01,
                "(drop (i32.atomic.rmw.xchg (local.get $x) (i32.const 1)))" + atomicLoad("$r", "$y"),
                "(drop (i32.atomic.rmw.add (local.get $y) (i32.const 1)))" + atomicLoad("$r", "$x")),
        LOAD_BUFFERING(0b01_01, 0b01_01, atomicLoad("$r", "$y") + X, atomicLoad("$r", "$x") + Y),
        COHERENCE(0b01_00, 0b11_00, X, atomicLoad("$r", "$x") + atomicLoad("$s", "$x")),
        COHERENCE_OF_WIDTHS(0b01_00, 0b11_00, "(i32.atomic.store (local.get $x) (i32.const 0x01010101))",
                "(local.set $r (i32.atomic.load8_u offset=3 (local.get $x)))"
                        + "(local.set $s (i32.and (i32.atomic.load16_u (local.get $x)) (i32.const 1)))"),
        WRITE_TO_READ(0b01_01_00, 0b11_01_00, X,
                atomicLoad("$r", "$x") + "(i32.atomic.store (local.get $y) (local.get $r))",
                atomicLoad("$r", "$y") + atomicLoad("$s", "$x")),
        INDEPENDENT_READS(0b01_01_00_00, 0b11_11_00_00, X, Y, atomicLoad("$r", "$x") + atomicLoad("$s", "$y"),
                atomicLoad("$r", "$y") + atomicLoad("$s", "$x"));

        private final int outcome;
        private final int looked;
        private final Litmus test;

        /**
         * Makes a test.
         *
         * @param outcome the bits of forbidden outcomes
         * @param looked  which of the bits matter
         */
        Forbidden(int outcome, int looked, String... threads) {
            this.outcome = outcome;
            this.looked = looked;
            this.test = new Litmus(threads);
        }

        boolean matches(int seen) {
            return (seen & looked) == outcome;
        }
    }

    @ParameterizedTest
    @EnumSource
    void forbiddenOutcomesDoNotOccur(Forbidden forbidden) throws Exception {
        long rounds = tier == ExecutionTier.INTERPRETER ? ROUNDS / 10 : ROUNDS;
        long[] counts = forbidden.test.run(tier, rounds, _ -> false);
        report(forbidden.name(), counts);
        assertTrue(LongStream.of(counts).sum() >= rounds);
        for (int outcome = 0; outcome < counts.length; outcome++) {
            if (forbidden.matches(outcome)) {
                assertEquals(0, counts[outcome], Arrays.toString(counts));
            }
        }
    }

    /** Shows that forbidden outcomes would be found: where accesses are not atomic, this one is allowed, and processors do it. */
    @Test
    void storesThatAreNotAtomicAreSeenLate() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        Litmus plain = new Litmus(store("$x") + load("$r", "$y"), store("$y") + load("$r", "$x"));
        long[] counts = plain.run(tier, MOST_ROUNDS, outcome -> outcome == 0);
        report("plain store buffering", counts);
        assertTrue(counts[0] > 0, Arrays.toString(counts));
    }

    private void report(String name, long[] counts) {
        if (Boolean.getBoolean("zeolite.threads.report")) {
            IO.println(tier + " " + name + " " + Arrays.toString(counts));
        }
    }
}
