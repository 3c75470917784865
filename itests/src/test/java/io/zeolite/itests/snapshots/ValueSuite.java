package io.zeolite.itests.snapshots;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static io.zeolite.api.type.ReferenceType.EXTERNREF;
import static io.zeolite.api.type.ReferenceType.FUNCREF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.VectorType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of all types in restored frames, and as results. */
abstract class ValueSuite extends SnapshotGuests {

    ValueSuite(ExecutionTier tier) {
        super(tier);
    }

    @Test
    void functionsKeepTheirIdentity() {
        runtime.hostModule("identity").function("same", FunctionType.of(EXTERNREF, FUNCREF).returning(I32), List.of(),
                List.of(), (_, _, slots) -> slots.setInt(0, slots.getReference(0) == slots.getReference(1) ? 1 : 0))
                .instantiate();
        ModuleInstance guest = guest("""
            (import "identity" "same" (func $same (param externref funcref) (result i32)))
            (table (export "table") 2 funcref)
            (func $f (export "f"))
            (func (export "store") (table.set (i32.const 0) (ref.func $f)))
            (func (export "compare") (param externref) (result i32)
              (table.set (i32.const 1) (ref.func $f))
              (i32.add (call $same (local.get 0) (table.get (i32.const 0)))
                       (call $same (local.get 0) (table.get (i32.const 1)))))
            """);
        guest.function("store").call();
        WasmFunction compare = guest.function("compare");
        Slots slots = Slots.forType(compare.type());
        slots.setReference(0, guest.function("f"));
        compare.call(SNAPSHOTS, slots);
        assertEquals(2, slots.getInt(0));
        assertSame(guest.function("f"), guest.table("table").get(1));
    }

    @Test
    void aRestoreGivesAllResultsOfTheHostFunction() {
        List<Snapshot> taken = new ArrayList<>();
        FunctionType type = FunctionType.of(I32).returning(I64, EXTERNREF, I32);
        runtime.hostModule("many").function("capture", type, List.of(), List.of(), (context, _, slots) -> {
            taken.add(Experimental.snapshotter(context).snapshot());
            slots.setLong(0, -1L);
            slots.setReference(1, "first");
            slots.setInt(2, -2);
        }).function("again", FunctionType.of(), List.of(), List.of(), (_, _, _) -> {
            Slots results = Slots.withReferences(3);
            results.setLong(0, Long.MIN_VALUE);
            results.setReference(1, "second");
            results.setInt(2, -3);
            taken.getFirst().restore(results);
        }).instantiate();
        ModuleInstance guest = guest("""
            (import "many" "capture" (func $capture (param i32) (result i64 externref i32)))
            (import "many" "again" (func $again))
            (func (export "run") (param $kept externref) (result i64 externref externref i32)
              (local $long i64) (local $reference externref) (local $int i32)
              (call $capture (i32.const 0))
              (local.set $int) (local.set $reference) (local.set $long)
              (if (i64.eq (local.get $long) (i64.const -1))
                (then (local.set $kept (ref.null extern)) (call $again)))
              (local.get $long) (local.get $reference) (local.get $kept) (local.get $int))
            """);
        WasmFunction run = guest.function("run");
        Slots slots = Slots.forType(run.type());
        slots.setReference(0, "kept");
        run.call(SNAPSHOTS, slots);
        assertEquals(Long.MIN_VALUE, slots.getLong(0));
        assertEquals("second", slots.getReference(1));
        assertEquals("kept", slots.getReference(2));
        assertEquals(-3, slots.getInt(3));
    }

    @Test
    void vectorsAreCaptured() {
        List<Snapshot> taken = new ArrayList<>();
        runtime.hostModule("vectors")
                .function("capture", FunctionType.of().returning(VectorType.V128), List.of(), List.of(),
                        (context, _, slots) -> {
                            taken.add(Experimental.snapshotter(context).snapshot());
                            slots.setV128(0, new V128(0, 0));
                        })
                .instantiate();
        ModuleInstance guest = guest("""
            (import "vectors" "capture" (func $capture (result v128)))
            (func (export "run") (param $vector v128) (result v128)
              (local $captured v128)
              (i64x2.splat (i64.const 100))
              (local.set $captured (call $capture))
              (if (i32.eqz (v128.any_true (local.get $captured)))
                (then
                  (local.set $vector (i64x2.splat (i64.const -1)))
                  (drop (call $hook (i32.const 0)))))
              (i64x2.add (i64x2.add (local.get $vector) (local.get $captured))))
            """);
        hook = (_, _, _) -> {
            Slots results = Slots.ofSize(2);
            results.setV128(0, new V128(10, 20));
            taken.getFirst().restore(results);
        };
        WasmFunction run = guest.function("run");
        Slots slots = Slots.forType(run.type());
        slots.setV128(0, new V128(1, 2));
        run.call(SNAPSHOTS, slots);
        assertEquals(new V128(111, 122), slots.getV128(0));
    }
}
