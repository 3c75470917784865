package io.zeolite.itests.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What listeners are told of functions that a restore leaves, and of those that it makes active again. */
abstract class ListenerSuite extends SnapshotGuests {

    private static final String CALLEES = """
        (func $capture (param i32) (result i32) (i32.add (call $setjmp (i32.const 0)) (local.get 0)))
        (func $restore (param i32) (call $longjmp (i32.const 0) (local.get 0)))
        """;

    private final Events events;

    ListenerSuite(ExecutionTier tier) {
        this(tier, new Events());
    }

    private ListenerSuite(ExecutionTier tier, Events events) {
        super(RuntimeConfig.defaults().withTier(tier),
                Experimental.withFunctionListenerFactory(Context.root(), _ -> Optional.of(events)));
        this.events = events;
    }

    /** Notes how calls begin and end, and that each ends once and in its order. */
    private static final class Events implements FunctionListener {

        final List<String> seen = new ArrayList<>();
        final List<String> open = new ArrayList<>();
        /** The functions that were active as {@code leaf} began. */
        final List<String> stacks = new ArrayList<>();

        @Override
        public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
                StackIterator stack) {
            open.add(function.name());
            seen.add("(" + function.name());
            if (function.name().equals("leaf")) {
                StringBuilder callers = new StringBuilder();
                while (stack.next()) {
                    callers.append('/').append(stack.function().definition().name());
                }
                stacks.add(callers.toString());
            }
        }

        @Override
        public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
            end(function, ")");
        }

        @Override
        public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
            end(function, "!");
        }

        @Override
        public void replaced(Context context, ModuleInstance instance, FunctionDefinition function,
                FunctionDefinition callee) {
            end(function, ">");
        }

        private void end(FunctionDefinition function, String how) {
            assertEquals(open.removeLast(), function.name());
            seen.add(function.name() + how);
        }

        String text() {
            assertEquals(List.of(), open);
            String text = String.join(" ", seen);
            seen.clear();
            return text;
        }
    }

    @Test
    void functionsThatARestoreLeavesAreAborted() {
        ModuleInstance guest = guest(CALLEES + """
            (func $run (export "run") (result i32)
              (local $value i32)
              (local.set $value (call $setjmp (i32.const 0)))
              (if (i32.eqz (local.get $value)) (then (call $restore (i32.const 5))))
              (local.get $value))
            """);
        assertEquals(5, call(guest, "run"));
        assertEquals("(run (setjmp setjmp) (restore (longjmp longjmp! restore! run)", events.text());
    }

    @Test
    void theEndOfAFunctionThatLivesAgainIsNotToldAgain() {
        ModuleInstance guest = guest(CALLEES + """
            (func $leaf)
            (func $between (result i32)
              (local $value i32)
              (local.set $value (call $capture (i32.const 10)))
              (call $leaf)
              (local.get $value))
            (func $run (export "run") (result i32)
              (local $value i32)
              (local.set $value (call $between))
              (if (i32.lt_u (local.get $value) (i32.const 12))
                (then (call $restore (i32.sub (local.get $value) (i32.const 9)))))
              (local.get $value))
            """);
        assertEquals(12, call(guest, "run"));
        assertEquals("(run (between (capture (setjmp setjmp) capture) (leaf leaf) between)"
                + " (restore (longjmp longjmp! restore! (leaf leaf)"
                + " (restore (longjmp longjmp! restore! (leaf leaf) run)", events.text());
        assertEquals(List.of("/leaf/between/run", "/leaf/between/run", "/leaf/between/run"), events.stacks);
    }

    @Test
    void aFunctionThatLivesAgainMayEndOtherwise() {
        ModuleInstance guest = guest(CALLEES + """
            (tag $tag)
            (func $leaf)
            (func $trap unreachable)
            (func $throwing (param $value i32)
              (local.set $value (call $capture (i32.const 0)))
              (if (i32.eq (local.get $value) (i32.const 1)) (then (throw $tag)))
              (if (i32.eq (local.get $value) (i32.const 2)) (then (return_call $leaf)))
              (if (i32.eq (local.get $value) (i32.const 3)) (then (call $trap))))
            (func $run (export "run")
              (local $rounds i32)
              (block $caught (try_table (catch_all $caught) (call $throwing (i32.const 0))))
              (drop (call $hook (i32.const 0))))
            """);
        hook = (_, _, slots) -> {
            notes.add(0);
            snapshots.get(0).restore(Slots.of(notes.size()));
        };
        assertThrows(TrapException.class, () -> guest.function("run").call(SNAPSHOTS));
        assertEquals("(run (throwing (capture (setjmp setjmp) capture) throwing) (hook hook! (hook hook!"
                + " (leaf leaf) (hook hook! (trap trap! run!", events.text());
    }

    @Test
    void nestedCallsThatARestoreTearsDownAreAborted() {
        ModuleInstance guest = guest(CALLEES + """
            (func $inner (export "inner") (call $restore (i32.const 12)))
            (func $run (export "run") (result i32)
              (local $value i32)
              (local.set $value (call $setjmp (i32.const 0)))
              (if (result i32) (local.get $value)
                (then (local.get $value))
                (else (call $hook (i32.const 0)))))
            """);
        hook = (context, caller, _) -> caller.function("inner").call(context);
        assertEquals(12, call(guest, "run"));
        String expected = "(run (setjmp setjmp) (hook (inner (restore (longjmp longjmp! restore! inner! hook! run)";
        assertEquals(expected, events.text());
        hook = (_, caller, _) -> caller.function("inner").call();
        assertEquals(12, call(guest, "run"));
        assertEquals(expected, events.text());
    }

    @Test
    void aDeepRecursionIsLeftAndEnteredAgain() {
        ModuleInstance guest = guest(CALLEES + """
            (func $down (param i32) (result i32)
              (if (result i32) (local.get 0)
                (then (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
                (else (call $capture (i32.const 0)))))
            (func $run (export "run") (result i32)
              (local $value i32)
              (local.set $value (call $down (i32.const 1000)))
              (if (i32.lt_u (local.get $value) (i32.const 1003))
                (then (call $restore (i32.sub (local.get $value) (i32.const 999)))))
              (local.get $value))
            """);
        assertEquals(1_003, call(guest, "run"));
        assertEquals(1_001, events.seen.stream().filter("down)"::equals).count());
        assertEquals(3, events.seen.stream().filter("restore!"::equals).count());
        events.text();
    }
}
