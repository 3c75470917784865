package io.zeolite.itests.snapshots;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.ReferenceType.FUNCREF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import io.zeolite.experimental.Snapshotter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Restores that cannot be, host code that gets in the way, and what ends calls. */
abstract class MisuseSuite extends SnapshotGuests {

    private static final String UNHANDLED = "unhandled snapshot restore, this generally indicates restore was called "
            + "from a different exported function invocation than snapshot";

    private static final String GUEST = """
        (func (export "capture") (result i32) (call $setjmp (i32.const 0)))
        (func (export "restore") (call $longjmp (i32.const 0) (i32.const 12)))
        (func (export "hook") (result i32) (call $hook (i32.const 3)))
        (func (export "both") (result i32)
          (local $value i32)
          (local.set $value (call $setjmp (i32.const 0)))
          (if (result i32) (local.get $value)
            (then (i32.add (i32.const 100) (local.get $value)))
            (else (call $hook (i32.const 3)))))
        """;

    MisuseSuite(ExecutionTier tier) {
        super(RuntimeConfig.defaults().withTier(tier).withCloseOnContextDone(true));
    }

    private static void restore(Snapshot snapshot, int value) {
        snapshot.restore(Slots.of(value));
    }

    @Test
    void aRestoreInAnotherCallOfTheEmbedderFails() {
        ModuleInstance guest = guest(GUEST);
        assertEquals(0, call(guest, "capture"));
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> guest.function("restore").call(SNAPSHOTS));
        assertEquals(UNHANDLED, thrown.getMessage());
        assertEquals(0, call(guest, "capture"));
    }

    @Test
    void aRestoreAfterTheNestedCallThatCapturedFails() {
        ModuleInstance guest = guest(GUEST);
        hook = (context, caller, slots) -> {
            slots.setInt(0, caller.function("capture").call(context).getInt(0));
            assertEquals(UNHANDLED, assertThrows(IllegalStateException.class, () -> restore(snapshots.get(0), 1))
                    .getMessage());
        };
        assertEquals(0, call(guest, "hook"));
    }

    @Test
    void otherThreadsNeitherCaptureNorRestore() {
        ModuleInstance guest = guest(GUEST);
        hook = (context, _, slots) -> {
            Snapshotter snapshotter = Experimental.snapshotter(context);
            FutureTask<Void> task = new FutureTask<>(() -> {
                assertThrows(IllegalStateException.class, snapshotter::snapshot);
                assertEquals(UNHANDLED, assertThrows(IllegalStateException.class,
                        () -> restore(snapshots.get(0), 1)).getMessage());
            }, null);
            Thread.ofVirtual().start(task);
            try {
                task.get();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            restore(snapshots.get(0), slots.getInt(0));
        };
        assertEquals(103, call(guest, "both"));
    }

    @Test
    void resultsMustBeThoseOfTheHostFunction() {
        List<Snapshot> taken = new ArrayList<>();
        runtime.hostModule("more").function("function", FunctionType.of(I32, I32, I32).returning(FUNCREF), List.of(),
                List.of(), (context, _, _) -> taken.add(Experimental.snapshotter(context).snapshot())).instantiate();
        ModuleInstance guest = guest("""
            (import "more" "function" (func $function (param i32 i32 i32) (result funcref)))
            (func (export "run") (result i32)
              (if (result i32) (ref.is_null (call $function (i32.const 0) (i32.const 0) (i32.const 0)))
                (then (call $hook (i32.const 0)))
                (else (i32.const 44))))
            """);
        hook = (_, _, _) -> {
            assertThrows(IllegalArgumentException.class, () -> taken.getFirst().restore(Slots.ofSize(0)));
            assertThrows(IllegalArgumentException.class, () -> taken.getFirst().restore(Slots.ofSize(2)));
            Slots results = Slots.withReferences(3);
            results.setReference(0, "no function");
            assertThrows(ClassCastException.class, () -> taken.getFirst().restore(results));
            results.setReference(0, guest.function("run"));
            taken.getFirst().restore(results);
        };
        assertEquals(44, call(guest, "run"));
    }

    @Test
    void thereIsNoSnapshotterWithoutAsking() {
        ModuleInstance guest = guest(GUEST);
        assertThrows(IllegalStateException.class, () -> guest.function("capture").call());
        Context no = Context.root().with(Experimental.SNAPSHOTTER, false);
        assertThrows(IllegalStateException.class, () -> guest.function("capture").call(no));
        assertThrows(IllegalStateException.class,
                () -> runtime.module("host").orElseThrow().function("setjmp").call(SNAPSHOTS, 1));
    }

    @Test
    void hostCodeThatCatchesARestoreOnlyDelaysIt() {
        ModuleInstance guest = guest(GUEST);
        List<Consumer<Runnable>> hosts = List.of(
                task -> {
                    try {
                        task.run();
                    } catch (Throwable ignored) {
                        notes.add(1);
                    }
                },
                task -> {
                    try {
                        task.run();
                    } catch (Throwable cause) {
                        throw new IllegalStateException(new RuntimeException(cause));
                    }
                });
        for (Consumer<Runnable> host : hosts) {
            hook = (_, caller, slots) -> host.accept(() -> caller.function("restore").call());
            assertEquals(112, call(guest, "both"));
            hook = (context, caller, slots) -> host.accept(() -> caller.function("restore").call(context));
            assertEquals(112, call(guest, "both"));
        }
        assertEquals(List.of(1, 1), notes);
    }

    @Test
    void anotherErrorOfTheHostFunctionCounts() {
        ModuleInstance guest = guest(GUEST);
        IllegalArgumentException other = new IllegalArgumentException("other");
        hook = (_, _, _) -> {
            try {
                restore(snapshots.get(0), 1);
            } finally {
                notes.add(7);
                throwUnchecked(other);
            }
        };
        assertSame(other, assertThrows(IllegalArgumentException.class, () -> call(guest, "both")));
        hook = (context, caller, slots) -> {
            if (slots.getInt(0) == 3) {
                hook = (_, _, _) -> {
                    try {
                        restore(snapshots.get(0), 1);
                    } catch (Error restore) {
                        throw other;
                    }
                };
                assertThrows(IllegalArgumentException.class, () -> caller.function("hook").call(context));
                slots.setInt(0, 5);
            }
        };
        assertEquals(5, call(guest, "both"));
        assertEquals(List.of(7), notes);
    }

    private static void throwUnchecked(RuntimeException thrown) {
        throw thrown;
    }

    @Test
    void theLastRestoreCounts() {
        ModuleInstance guest = guest(GUEST);
        hook = (_, _, _) -> {
            for (int value = 1; value < 4; value++) {
                int result = value;
                assertInstanceOf(Error.class, assertThrows(Throwable.class, () -> restore(snapshots.get(0), result)));
            }
        };
        assertEquals(103, call(guest, "both"));
    }

    @Test
    void restoresPassThroughCallsWithoutSnapshots() {
        ModuleInstance guest = guest(GUEST + """
            (func (export "catching") (result i32)
              (block $caught
                (try_table (catch_all $caught) (return (call $hook (i32.const 8)))))
              (i32.const -1))
            """);
        hook = (_, caller, slots) -> {
            if (slots.getInt(0) == 8) {
                restore(snapshots.get(0), 20);
            }
            slots.setInt(0, caller.function("catching").call().getInt(0));
        };
        assertEquals(120, call(guest, "both"));
    }

    @Test
    void cancellationEndsAGuestThatRestoresForEver() {
        ModuleInstance guest = guest("""
            (func (export "run") (drop (call $setjmp (i32.const 0))) (drop (call $hook (i32.const 1))))
            """);
        Cancellation cancellation = new Cancellation();
        int[] rounds = {0};
        hook = (_, _, _) -> {
            if (++rounds[0] == 1_000) {
                cancellation.cancel();
            }
            restore(snapshots.get(0), 0);
        };
        ExitException exit = assertThrows(ExitException.class,
                () -> guest.function("run").call(SNAPSHOTS.withCancellation(cancellation)));
        assertEquals(ExitException.CONTEXT_CANCELLED, exit.exitCode());
        assertEquals(1_000, rounds[0]);
    }

    @Test
    void exhaustionTrapsAfterRestoresAndTheInstanceStaysUsable() {
        ModuleInstance guest = guest(GUEST + """
            (func $down (param i32) (result i32)
              (if (i32.eqz (local.get 0)) (then (call $longjmp (i32.const 0) (i32.const 1))))
              (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
            (func (export "deep") (param $rounds i32) (result i32)
              (drop (call $setjmp (i32.const 0)))
              (if (i32.eq (call $hook (i32.const 0)) (local.get $rounds))
                (then (return (call $down (i32.const -1)))))
              (call $down (i32.const 60000)))
            """);
        int[] rounds = {0};
        hook = (_, _, slots) -> slots.setInt(0, ++rounds[0]);
        assertThrows(ExhaustionException.class, () -> call(guest, "deep", 20));
        assertEquals(20, rounds[0]);
        assertEquals(0, call(guest, "capture"));
        assertEquals(21, guest.function("hook").call().getInt(0));
    }

    @Test
    void aSecondThreadIsRefusedAlsoAfterARestore() {
        ModuleInstance guest = guest(GUEST);
        hook = (_, caller, slots) -> {
            FutureTask<Slots> task = new FutureTask<>(() -> caller.function("hook").call());
            Thread.ofVirtual().start(task);
            assertInstanceOf(IllegalStateException.class,
                    assertThrows(ExecutionException.class, task::get).getCause());
            if (notes.isEmpty()) {
                notes.add(slots.getInt(0));
                restore(snapshots.get(0), 0);
            }
        };
        assertEquals(3, call(guest, "both"));
    }
}
