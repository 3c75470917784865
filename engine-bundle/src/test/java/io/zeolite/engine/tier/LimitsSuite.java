package io.zeolite.engine.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.text.Text;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is large, for every tier: where a virtual machine has limits, or what is proportional to a size shows. */
public abstract class LimitsSuite {

    private static final String RECURSION = """
        (module
          (global $depth (mut i32) (i32.const 0))
          (func $deeper (export "deeper") (param i32 i64 f64) (result i64)
            (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
            (i64.add (local.get 1)
              (call $deeper (i32.add (local.get 0) (i32.const 1)) (i64.mul (local.get 1) (i64.const 3)) (local.get 2))))
          (func (export "depth") (result i32)
            (global.get $depth) (global.set $depth (i32.const 0))))""";

    private final RuntimeConfig config;

    protected LimitsSuite(RuntimeConfig config) {
        this.config = config;
    }

    /** {@return an instance of the module in the text format} */
    protected final ModuleInstance instantiate(String text) {
        return new EngineRuntimeFactory().create(config).instantiate(Text.toBinary(text));
    }

    /** {@return what is repeated, for 0 and so on} */
    protected static String repeat(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(" "));
    }

    @Test
    void parametersAndResultsBeyondTheSlotsOfAMethodArrive() {
        String types = "i32 i64 f32 f64 externref ".repeat(60);
        String reversed = "externref f64 f32 i64 i32 ".repeat(60);
        ModuleInstance instance = instantiate("""
            (module
              (table funcref (elem $reverse))
              (type $t (func (param %1$s) (result %2$s)))
              (func $reverse (type $t) %3$s)
              (func (export "direct") (type $t) (call $reverse %4$s))
              (func (export "indirect") (type $t) (call_indirect (type $t) %4$s (i32.const 0)))
              (func (export "tail") (type $t) (return_call $reverse %4$s)))""".formatted(types, reversed,
                repeat(300, i -> "(local.get " + (299 - i) + ")"), repeat(300, i -> "(local.get " + i + ")")));
        for (String export : new String[] {"direct", "indirect", "tail"}) {
            WasmFunction function = instance.function(export);
            Slots slots = Slots.forType(function.type());
            for (int i = 0; i < 300; i += 5) {
                slots.setInt(i, -i);
                slots.setLong(i + 1, Long.MIN_VALUE + i);
                slots.setFloat(i + 2, i + 0.5f);
                slots.setDouble(i + 3, -i - 0.0);
                slots.setReference(i + 4, "" + i);
            }
            function.call(Context.root(), slots);
            for (int i = 0; i < 300; i += 5) {
                assertEquals(-i, slots.getInt(299 - i));
                assertEquals(Long.MIN_VALUE + i, slots.getLong(298 - i));
                assertEquals(i + 0.5f, slots.getFloat(297 - i));
                assertEquals(-i - 0.0, slots.getDouble(296 - i));
                assertEquals("" + i, slots.getReference(295 - i));
            }
        }
    }

    @Test
    void manyResultsAreOperandsOfWhatFollows() {
        ModuleInstance instance = instantiate("""
            (module
              (func $many (result %s) %s)
              (func (export "sum") (result i32) (call $many) %s))""".formatted("i32 ".repeat(500),
                repeat(500, i -> "(i32.const " + i + ")"), "i32.add ".repeat(499)));
        assertEquals(499 * 500 / 2, instance.function("sum").call().getInt(0));
    }

    @Test
    void localsAreMany() {
        ModuleInstance instance = instantiate("""
            (module (func (export "f") (param i32) (result i64) (local %s)
              (local.set 5000 (i64.extend_i32_s (local.get 0)))
              (local.set 2500 (i64.add (local.get 5000) (local.get 1)))
              (i64.add (local.get 2500) (i64.add (local.get 4999) (local.get 5000)))))"""
                .formatted("i64 ".repeat(5_000)));
        assertEquals(-154, instance.function("f").call(-77 & 0xffff_ffffL).getLong(0));
    }

    @Test
    void tablesOfLabelsAreLong() {
        ModuleInstance instance = instantiate("""
            (module (func (export "f") (param i32) (result i32)
              (block (block (block (br_table %s (local.get 0)))
                (return (i32.const 0))) (return (i32.const 1))) (i32.const 2)))"""
                .formatted(repeat(10_000, i -> "" + i % 3)));
        WasmFunction function = instance.function("f");
        for (int index : new int[] {0, 1, 2, 5_000, 9_998, 9_999, 10_000, Integer.MAX_VALUE, -1}) {
            assertEquals(Integer.compareUnsigned(index, 9_999) < 0 ? index % 3 : 0,
                    function.call(index & 0xffff_ffffL).getInt(0));
        }
    }

    @Test
    void casesOfADispatchAreMany() {
        int cases = 1_000;
        ModuleInstance instance = instantiate("""
            (module (func (export "f") (param i32) (result i32) %s (br_table %s (local.get 0)) %s (i32.const -1)))"""
                .formatted("(block ".repeat(cases + 1), repeat(cases + 1, i -> "" + i),
                        repeat(cases, i -> ") (return (i32.const " + i * 3 + "))") + ")"));
        WasmFunction function = instance.function("f");
        for (int index : new int[] {0, 1, 499, 999}) {
            assertEquals(3 * index, function.call(index).getInt(0));
        }
        assertEquals(-1, function.call(cases).getInt(0));
    }

    @Test
    void blocksNestDeeply() {
        int depth = 4_000;
        String sum = "(i32.add (i32.const 1)) end ".repeat(depth);
        ModuleInstance instance = instantiate("""
            (module (func (export "f") (param i32) (result i32)
              %s (br_if %d (i32.const 5) (local.get 0)) %s))""".formatted(
                repeat(depth, i -> "(drop (i32.const " + i + ")) block (result i32)"), depth - 1, sum));
        assertEquals(5, instance.function("f").call(1).getInt(0));
        assertEquals(5 + depth, instance.function("f").call(0).getInt(0));
    }

    /** Further than the short form of a jump in bytecode, but less far than a method is long. */
    @Test
    void branchesReachFar() {
        int parts = 6_000;
        ModuleInstance instance = instantiate("""
            (module (func (export "f") (param i32) (result i32) (local i32)
              (block (loop (br_if 1 (i32.eqz (local.get 0))) %s
                (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br 0)))
              (local.get 1)))"""
                .formatted("(local.set 1 (i32.add (local.get 1) (i32.clz (local.get 0))))".repeat(parts)));
        assertEquals(parts * (30 + 30 + 31), instance.function("f").call(3).getInt(0));
    }

    @Test
    void globalsAreMany() {
        ModuleInstance instance = instantiate("""
            (module %s (func (export "f") (result i32)
              (global.set 449 (i32.add (global.get 449) (i32.const 1)))
              (i32.add (global.get 449) (global.get 7))))"""
                .formatted(repeat(450, i -> "(global (mut i32) (i32.const " + i + "))")));
        assertEquals(457, instance.function("f").call().getInt(0));
    }

    @Test
    void functionsAreMany() {
        int count = 50_000;
        ModuleInstance instance = instantiate("""
            (module %s
              (table funcref (elem %s))
              (func (export "f") (param i32) (result i32) (call_indirect (result i32) (local.get 0)))
              (func (export "last") (result i32) (call %d)))""".formatted(
                repeat(count, i -> "(func (result i32) (i32.const " + i + "))"), repeat(count, i -> "" + i),
                count - 1));
        WasmFunction function = instance.function("f");
        for (int index = 0; index < count; index += 4_999) {
            assertEquals(index, function.call(index).getInt(0));
        }
        assertEquals(count - 1, instance.function("last").call().getInt(0));
    }

    /** The binary body of the function has more than a megabyte. */
    @Test
    protected void bodiesAreLarge() {
        int parts = 110_000;
        ModuleInstance instance = instantiate("""
            (module (func (export "f") (param i32) (result i32) (local i32) %s (local.get 1)))"""
                .formatted(
                        "(local.set 1 (i32.add (i32.xor (local.get 1) (local.get 0)) (i32.const 7)))".repeat(parts)));
        int expected = 0;
        for (int i = 0; i < parts; i++) {
            expected = (expected ^ 0x1234) + 7;
        }
        assertEquals(expected, instance.function("f").call(0x1234).getInt(0));
    }

    @Test
    void exhaustsTheStackAgainAndAgainOnASmallOne() throws Exception {
        exhaustOn(task -> new Thread(null, task, "small", 256 << 10));
    }

    @Test
    void exhaustsTheStackAgainAndAgainOnAVirtualThread() throws Exception {
        exhaustOn(Thread.ofVirtual()::unstarted);
    }

    private void exhaustOn(Function<Runnable, Thread> threads) throws Exception {
        ModuleInstance instance = instantiate(RECURSION);
        FutureTask<int[]> depths = new FutureTask<>(() -> {
            int[] reached = new int[100];
            for (int i = 0; i < reached.length; i++) {
                WasmFunction deeper = instance.function("deeper");
                assertThrows(ExhaustionException.class, () -> deeper.call(0, 1, 0));
                reached[i] = instance.function("depth").call().getInt(0);
            }
            return reached;
        });
        threads.apply(depths).start();
        int least = Arrays.stream(depths.get()).min().orElseThrow();
        assertTrue(least > 100, () -> "only " + least + " calls");
    }
}
