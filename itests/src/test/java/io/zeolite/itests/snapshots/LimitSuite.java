package io.zeolite.itests.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Cancellation;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What ends or refuses calls does so after restores, too. */
abstract class LimitSuite extends SnapshotGuests {

    LimitSuite(ExecutionTier tier) {
        super(RuntimeConfig.defaults().withTier(tier).withCloseOnContextDone(true));
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
            snapshots.get(0).restore(Slots.of(0));
        };
        ExitException exit = assertThrows(ExitException.class,
                () -> guest.function("run").call(SNAPSHOTS.withCancellation(cancellation)));
        assertEquals(ExitException.CONTEXT_CANCELLED, exit.exitCode());
        assertEquals(1_000, rounds[0]);
    }

    @Test
    void exhaustionTrapsAfterRestoresAndTheInstanceStaysUsable() {
        ModuleInstance guest = guest(FUNCTIONS + """
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
        ModuleInstance guest = guest(FUNCTIONS);
        hook = (_, caller, slots) -> {
            FutureTask<Slots> task = new FutureTask<>(() -> caller.function("hook").call());
            Thread.ofVirtual().start(task);
            assertInstanceOf(IllegalStateException.class,
                    assertThrows(ExecutionException.class, task::get).getCause());
            if (notes.isEmpty()) {
                notes.add(slots.getInt(0));
                snapshots.get(0).restore(Slots.of(0));
            }
        };
        assertEquals(3, call(guest, "both"));
    }
}
