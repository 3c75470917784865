package io.zeolite.itests.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is captured, and what is not. */
abstract class StateSuite extends SnapshotGuests {

    StateSuite(ExecutionTier tier) {
        super(tier);
    }

    @Test
    void memoryGlobalsAndTablesKeepWhatWasDoneSince() {
        ModuleInstance guest = guest("""
            (memory (export "memory") 1 4)
            (table $table 1 10 funcref)
            (global $global (mut i64) (i64.const 0))
            (func (export "run") (result i32)
              (local $value i32)
              (local.set $value (call $setjmp (i32.const 0)))
              (call $note (memory.size))
              (call $note (table.size $table))
              (call $note (i32.load (i32.const 8)))
              (call $note (i32.wrap_i64 (global.get $global)))
              (if (i32.eqz (local.get $value))
                (then
                  (drop (memory.grow (i32.const 2)))
                  (i32.store (i32.const 140000) (i32.const 6))
                  (i32.store (i32.const 8) (i32.const 9))
                  (drop (table.grow $table (ref.null func) (i32.const 3)))
                  (global.set $global (i64.const 11))
                  (call $longjmp (i32.const 0) (i32.const 1))))
              (i32.load (i32.const 140000)))
            (func (export "look") (result i32)
              (i32.add (i32.load (i32.const 140000)) (i32.wrap_i64 (global.get $global))))
            """);
        assertEquals(6, call(guest, "run"));
        assertEquals(List.of(1, 1, 0, 0, 3, 4, 9, 11), notes);
        assertEquals(6 + 11, guest.function("look").call().getInt(0));
    }

    @Test
    void framesOfOtherInstancesAreCaptured() {
        guest("library", """
            (global $calls (mut i32) (i32.const 0))
            (func (export "capture") (param $add i32) (result i32)
              (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
              (i32.add (local.get $add) (call $setjmp (i32.const 0))))
            (func (export "restore") (param i32) (call $longjmp (i32.const 0) (local.get 0)))
            (func (export "calls") (result i32) (global.get $calls))
            """);
        ModuleInstance guest = guest("""
            (type $capture (func (param i32) (result i32)))
            (import "library" "capture" (func $capture (type $capture)))
            (import "library" "restore" (func $restore (param i32)))
            (import "library" "calls" (func $calls (result i32)))
            (table funcref (elem $capture $own))
            (elem declare func $capture)
            (func $own (type $capture) (call $capture (i32.add (local.get 0) (i32.const 100))))
            (func (export "run") (param $how i32) (result i32)
              (local $got i32)
              (block $done
                (block $reference
                  (block $indirect
                    (block $direct (br_table $direct $indirect $reference (local.get $how)))
                    (local.set $got (call $capture (i32.const 10)))
                    (br $done))
                  (local.set $got (call_indirect (type $capture) (i32.const 10) (i32.const 1)))
                  (br $done))
                (local.set $got (call_ref $capture (i32.const 10) (ref.func $capture))))
              (call $note (local.get $got))
              (if (i32.lt_u (i32.rem_u (local.get $got) (i32.const 100)) (i32.const 12))
                (then (call $restore (i32.sub (i32.rem_u (local.get $got) (i32.const 100)) (i32.const 9)))))
              (call $calls))
            """);
        assertEquals(1, call(guest, "run", 0));
        assertEquals(2, call(guest, "run", 1));
        assertEquals(3, call(guest, "run", 2));
        assertEquals(List.of(10, 11, 12, 110, 111, 112, 10, 11, 12), notes);
    }

    @Test
    void handlersCatchInRestoredFramesButDoNotCatchRestores() {
        ModuleInstance guest = guest("""
            (tag $tag (param i32))
            (func $thrower (param i32) (throw $tag (local.get 0)))
            (func $guard (param $value i32)
              (block $caught
                (try_table (catch_all $caught)
                  (call $longjmp (i32.const 0) (local.get $value))))
              (call $note (i32.const -1)))
            (func (export "run") (result i32)
              (local $value i32) (local $exception exnref)
              (block $first (result exnref)
                (try_table (catch_all_ref $first) (call $thrower (i32.const 1)))
                (unreachable))
              (local.set $exception)
              (block $caught (result i32)
                (try_table (catch $tag $caught)
                  (local.set $value (call $setjmp (i32.const 0)))
                  (call $note (local.get $value))
                  (if (i32.eqz (local.get $value))
                    (then (local.set $exception (ref.null exn)) (call $guard (i32.const 1))))
                  (if (i32.eq (local.get $value) (i32.const 1)) (then (call $guard (i32.const 2))))
                  (if (i32.eq (local.get $value) (i32.const 2)) (then (call $thrower (i32.const 40)))))
                (unreachable))
              (block $rethrown (result i32)
                (try_table (catch $tag $rethrown) (throw_ref (local.get $exception)))
                (unreachable))
              (i32.add))
            """);
        assertEquals(41, call(guest, "run"));
        assertEquals(List.of(0, 1, 2), notes);
    }

    @Test
    void tailCallsReplaceFramesBeforeAndAfterACapture() {
        ModuleInstance guest = guest("""
            (type $step (func (param i32 i32) (result i32)))
            (table funcref (elem $even $odd))
            (func $even (type $step)
              (if (result i32) (i32.eqz (local.get 0))
                (then (return_call $setjmp (i32.const 0)))
                (else (return_call_indirect (type $step)
                  (i32.sub (local.get 0) (i32.const 1)) (local.get 1) (i32.const 1)))))
            (func $odd (type $step)
              (return_call $even (i32.sub (local.get 0) (i32.const 1)) (local.get 1)))
            (func $finish (param i32) (result i32)
              (if (i32.lt_u (local.get 0) (i32.const 3))
                (then (call $longjmp (i32.const 0) (i32.add (local.get 0) (i32.const 1)))))
              (i32.add (local.get 0) (i32.const 50)))
            (func $between (result i32)
              (return_call $finish (call $even (i32.const 200000) (i32.const 9))))
            (func (export "run") (result i32) (i32.add (i32.const 1000) (call $between)))
            """);
        assertEquals(1_053, call(guest, "run"));
    }

    @Test
    void aFinishedCallKeepsNothingAlive() {
        ModuleInstance guest = guest("""
            (func $deep (param externref i32)
              (if (i32.eqz (local.get 1)) (then (call $longjmp (i32.const 0) (i32.const 1))))
              (call $deep (local.get 0) (i32.sub (local.get 1) (i32.const 1))))
            (func (export "run") (param externref)
              (if (i32.eqz (call $setjmp (i32.const 0))) (then (call $deep (local.get 0) (i32.const 20)))))
            """);
        WeakReference<Object> kept = callWithReference(guest.function("run"));
        snapshots.clear();
        for (int round = 0; round < 50 && !kept.refersTo(null); round++) {
            System.gc();
        }
        assertTrue(kept.refersTo(null));
    }

    private static WeakReference<Object> callWithReference(WasmFunction run) {
        Slots slots = Slots.withReferences(1);
        slots.setReference(0, new Object());
        run.call(SNAPSHOTS, slots);
        return new WeakReference<>(slots.getReference(0));
    }
}
