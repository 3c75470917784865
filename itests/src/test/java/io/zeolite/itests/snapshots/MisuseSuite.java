package io.zeolite.itests.snapshots;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.ReferenceType.FUNCREF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.Snapshot;
import io.zeolite.experimental.Snapshotter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Restores that cannot be, and host code that gets in the way. */
abstract class MisuseSuite extends SnapshotGuests {

    private static final String UNHANDLED = "unhandled snapshot restore, this generally indicates restore was called "
            + "from a different exported function invocation than snapshot";

    MisuseSuite(ExecutionTier tier) {
        super(tier);
    }

    private static void restore(Snapshot snapshot, int value) {
        snapshot.restore(Slots.of(value));
    }

    @Test
    void aRestoreInAnotherCallOfTheEmbedderFails() {
        ModuleInstance guest = guest(FUNCTIONS);
        assertEquals(0, call(guest, "capture"));
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> guest.function("restore").call(SNAPSHOTS));
        assertEquals(UNHANDLED, thrown.getMessage());
        assertEquals(0, call(guest, "capture"));
    }

    @Test
    void aRestoreAfterTheNestedCallThatCapturedFails() {
        ModuleInstance guest = guest(FUNCTIONS);
        hook = (context, caller, slots) -> {
            slots.setInt(0, caller.function("capture").call(context).getInt(0));
            assertEquals(UNHANDLED, assertThrows(IllegalStateException.class, () -> restore(snapshots.get(0), 1))
                    .getMessage());
        };
        assertEquals(0, call(guest, "hook"));
    }

    @Test
    void otherThreadsNeitherCaptureNorRestore() {
        ModuleInstance guest = guest(FUNCTIONS);
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
        ModuleInstance guest = guest(FUNCTIONS);
        assertThrows(IllegalStateException.class, () -> guest.function("capture").call());
        Context no = Context.root().with(Experimental.SNAPSHOTTER, false);
        assertThrows(IllegalStateException.class, () -> guest.function("capture").call(no));
        assertThrows(IllegalStateException.class,
                () -> runtime.module("host").orElseThrow().function("setjmp").call(SNAPSHOTS, 1));
    }

    @Test
    void hostCodeThatCatchesARestoreOnlyDelaysIt() {
        ModuleInstance guest = guest(FUNCTIONS);
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
        ModuleInstance guest = guest(FUNCTIONS);
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
        ModuleInstance guest = guest(FUNCTIONS);
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
        ModuleInstance guest = guest(FUNCTIONS + """
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
}
