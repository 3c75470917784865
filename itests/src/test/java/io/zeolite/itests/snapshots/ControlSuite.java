package io.zeolite.itests.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.Experimental;
import io.zeolite.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where execution goes on after a restore. */
abstract class ControlSuite extends SnapshotGuests {

    ControlSuite(ExecutionTier tier) {
        super(tier);
    }

    @Test
    void aRestoreInACalleeReturnsFromTheCallThatCaptured() {
        ModuleInstance guest = guest("""
            (func $helper (call $longjmp (i32.const 0) (i32.const 5)))
            (func (export "run") (result i32)
              (local $result i32)
              (local.set $result (call $setjmp (i32.const 0)))
              (if (local.get $result) (then (return (local.get $result))))
              (call $helper)
              (i32.const 10))
            """);
        assertEquals(5, call(guest, "run"));
    }

    @Test
    void aRestoreInANestedCallTearsItDownWithTheHostFunctionInBetween() {
        int[] side = {0};
        ModuleInstance guest = guest("""
            (func (export "restore") (call $longjmp (i32.const 0) (i32.const 12)))
            (func (export "run") (result i32) (call $hook (i32.const 0)))
            """);
        hook = (context, caller, slots) -> {
            snapshots.put(0, Experimental.snapshotter(context).snapshot());
            try {
                caller.function("restore").call(context);
                slots.setInt(0, 2);
            } finally {
                side[0] = 10;
            }
        };
        assertEquals(12, call(guest, "run"));
        assertEquals(10, side[0]);
    }

    @Test
    void eachRestoreStartsFromTheCapturedState() {
        ModuleInstance guest = guest("""
            (global $rounds (mut i32) (i32.const 0))
            (func (export "run") (result i32)
              (local $counter i32) (local $again i32)
              (local.set $counter (i32.const 7))
              (i32.const 1000)
              (local.set $again (call $setjmp (i32.const 0)))
              (global.set $rounds (i32.add (global.get $rounds) (i32.const 1)))
              (loop $count
                (local.set $counter (i32.add (local.get $counter) (i32.const 1)))
                (br_if $count (i32.lt_u (local.get $counter) (i32.const 20))))
              (call $note (local.get $counter))
              (if (i32.lt_u (local.get $again) (i32.const 3))
                (then (local.set $counter (i32.const 50))
                  (call $longjmp (i32.const 0) (i32.add (local.get $again) (i32.const 1)))))
              (i32.add (i32.add (local.get $counter)) (i32.mul (global.get $rounds) (i32.const 100))))
            """);
        assertEquals(1_000 + 20 + 4 * 100, call(guest, "run"));
        assertEquals(List.of(20, 20, 20, 20), notes);
    }

    @Test
    void aFrameThatHasReturnedLivesAgain() {
        ModuleInstance guest = guest("""
            (func $capture (param $add i32) (result i32)
              (i32.add (call $setjmp (i32.const 0)) (local.get $add)))
            (func $overwrite (param i32 i32 i32) (result i32) (local i64 i64 i64)
              (local.set 3 (i64.const -1))
              (i32.add (local.get 0) (local.get 1)))
            (func (export "run") (result i32)
              (local $got i32)
              (local.set $got (call $capture (i32.const 10)))
              (call $note (local.get $got))
              (drop (call $overwrite (i32.const 77) (i32.const 88) (i32.const 99)))
              (if (i32.lt_u (local.get $got) (i32.const 13))
                (then (call $longjmp (i32.const 0) (i32.sub (local.get $got) (i32.const 9)))))
              (local.get $got))
            """);
        assertEquals(13, call(guest, "run"));
        assertEquals(List.of(10, 11, 12, 13), notes);
    }

    @Test
    void aThousandSnapshotsAreRestoredInAnyOrder() {
        ModuleInstance guest = guest("""
            (global $next (mut i32) (i32.const 0))
            (func (export "run") (result i32)
              (local $i i32) (local $value i32)
              (loop $take
                (local.set $value (call $setjmp (local.get $i)))
                (if (local.get $value)
                  (then
                    (call $note (i32.add (i32.mul (local.get $value) (i32.const 10000)) (local.get $i)))
                    (global.set $next (i32.add (global.get $next) (i32.const 1))))
                  (else
                    (local.set $i (i32.add (local.get $i) (i32.const 1)))
                    (br_if $take (i32.lt_u (local.get $i) (i32.const 1000))))))
              ;; 7 and 1000 have no common divisor, so that all are restored, in the order of the multiples of 7
              (if (i32.lt_u (global.get $next) (i32.const 1000))
                (then (call $longjmp
                  (i32.rem_u (i32.mul (global.get $next) (i32.const 7)) (i32.const 1000))
                  (i32.add (global.get $next) (i32.const 1)))))
              (global.get $next))
            """);
        assertEquals(1_000, call(guest, "run"));
        assertEquals(IntStream.range(0, 1_000).map(next -> (next + 1) * 10_000 + next * 7 % 1_000).boxed().toList(),
                notes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 10_000})
    void recursionIsCapturedAtItsDepth(int depth) {
        ModuleInstance guest = guest("""
            (func $down (param $depth i32) (result i32)
              (local $mine i32)
              (local.set $mine (i32.add (local.get $depth) (i32.const 1)))
              (if (result i32) (local.get $depth)
                (then (i32.add (call $down (i32.sub (local.get $depth) (i32.const 1)))
                               (i32.sub (local.get $mine) (local.get $depth))))
                (else (call $setjmp (i32.const 0)))))
            (func (export "run") (param $depth i32) (result i32)
              (local $sum i32)
              (local.set $sum (call $down (local.get $depth)))
              (call $note (local.get $sum))
              (if (i32.lt_u (local.get $sum) (i32.add (local.get $depth) (i32.const 3)))
                (then (call $longjmp (i32.const 0)
                  (i32.add (i32.const 1) (i32.sub (local.get $sum) (local.get $depth))))))
              (local.get $sum))
            """);
        assertEquals(depth + 3, call(guest, "run", depth));
        assertEquals(List.of(depth, depth + 1, depth + 2, depth + 3), notes);
        assertEquals(depth + 3, call(guest, "run", depth));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 10_000})
    void aRestoreLeavesDeepRecursion(int depth) {
        ModuleInstance guest = guest("""
            (func $down (param $depth i32)
              (if (local.get $depth)
                (then (call $down (i32.sub (local.get $depth) (i32.const 1))))
                (else (call $longjmp (i32.const 0) (i32.const 1)))))
            (func (export "run") (param $depth i32) (result i32)
              (if (call $setjmp (i32.const 0)) (then (return (i32.const 4))))
              (call $down (local.get $depth))
              (i32.const 5))
            """);
        assertEquals(4, call(guest, "run", depth));
    }

    @Test
    void twoRoutinesTakeTurns() {
        ModuleInstance guest = guest("""
            (global $started (mut i32) (i32.const 0))
            (func $yield (param $value i32)
              (if (i32.eqz (call $setjmp (i32.const 1)))
                (then (call $longjmp (i32.const 0) (local.get $value)))))
            (func $squares
              (local $i i32)
              (loop $next
                (local.set $i (i32.add (local.get $i) (i32.const 1)))
                (call $yield (i32.mul (local.get $i) (local.get $i)))
                (br $next)))
            (func $ask (result i32)
              (local $value i32)
              (local.set $value (call $setjmp (i32.const 0)))
              (if (local.get $value) (then (return (local.get $value))))
              (if (global.get $started) (then (call $longjmp (i32.const 1) (i32.const 1))))
              (global.set $started (i32.const 1))
              (call $squares)
              (unreachable))
            (func (export "run") (param $count i32) (result i32)
              (local $sum i32)
              (loop $more
                (local.set $sum (i32.add (local.get $sum) (call $ask)))
                (local.set $count (i32.sub (local.get $count) (i32.const 1)))
                (br_if $more (local.get $count)))
              (local.get $sum))
            """);
        assertEquals(IntStream.rangeClosed(1, 500).map(i -> i * i).sum(), call(guest, "run", 500));
    }

    @Test
    void aCallInsideACallHasSnapshotsOfItsOwn() {
        ModuleInstance guest = guest("""
            (func (export "inner") (result i32)
              (local $value i32)
              (local.set $value (call $setjmp (i32.const 1)))
              (call $note (local.get $value))
              (if (i32.lt_u (local.get $value) (i32.const 3))
                (then (call $longjmp (i32.const 1) (i32.add (local.get $value) (i32.const 1)))))
              (call $longjmp (i32.const 0) (i32.const 7))
              (unreachable))
            (func (export "run") (result i32)
              (local $value i32)
              (local.set $value (call $setjmp (i32.const 0)))
              (if (result i32) (local.get $value)
                (then (local.get $value))
                (else (call $hook (i32.const 0)))))
            """);
        hook = (context, caller, slots) -> slots.setInt(0, caller.function("inner").call(context).getInt(0));
        assertEquals(7, call(guest, "run"));
        assertEquals(List.of(0, 1, 2, 3), notes);
        hook = (context, caller, slots) -> {
            snapshots.get(0).restore(Slots.of(snapshots.size()));
        };
        assertEquals(2, call(guest, "run"));
    }

    @Test
    void errorsOfAProgramInCJumpOutOfItsRecursion() throws IOException {
        String module;
        try (InputStream in = ControlSuite.class.getResourceAsStream("evaluator.wat")) {
            module = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        ModuleInstance guest = runtime.instantiate(Text.toBinary(module));
        assertEquals(2 + 3 * (4 + 5), evaluate(guest, "2+3*(4+5)"));
        assertEquals(-1, evaluate(guest, "2*((3+4)*"));
        assertEquals(-2, evaluate(guest, "(((((((8/(0*3))))))))"));
        assertEquals(7, evaluate(guest, "((9*8)+5)/(6+5)"));
        assertEquals(List.of(100, 101, 107, 100), notes);
    }

    private static int evaluate(ModuleInstance guest, String text) {
        guest.memory().write(guest.function("text").call().getInt(0), (text + '\0').getBytes(StandardCharsets.UTF_8));
        return call(guest, "evaluate", text.length());
    }
}
