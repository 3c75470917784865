package io.zeolite.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.Text;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Guests allocate what a Java program with objects of the same fields would, and nothing beside it. */
class AllocationsTest {

    private static final int OBJECTS = 10_000;
    private static final int ENOUGH_CALLS = 30;
    private static final int MOST_CALLS = 200_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What keeps the objects of Java, so that they are not optimised away. */
    private static Object kept;

    // fields are there to take place
    @SuppressWarnings("unused")
    private static final class Node {

        private final Object type = Node.class;
        private final int value;
        private final Object next;

        Node(int value, Object next) {
            this.value = value;
            this.next = next;
        }
    }

    @SuppressWarnings("unused")
    private static final class Numbers {

        private final Object type = Numbers.class;
        private final int[] numbers;

        Numbers(int[] numbers) {
            this.numbers = numbers;
        }
    }

    @SuppressWarnings("unused")
    private record Small(int number) {
    }

    @Test
    void aStructureIsOneObject() {
        assertSameBytes("""
            (type $node (struct (field i32) (field (ref null $node))))
            (global $kept (mut (ref null $node)) (ref.null $node))
            (func (export "run") (param $n i32) (result i64) (local $i i32)
              (global.set $kept (ref.null $node))
              (loop $next
                (global.set $kept (struct.new $node (local.get $i) (global.get $kept)))
                (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
              (i64.const 0))
            """, count -> {
            kept = null;
            for (int i = 0; i < count; i++) {
                kept = new Node(i, kept);
            }
        });
    }

    @Test
    void anArrayIsAnObjectAndAnArrayOfJava() {
        assertSameBytes("""
            (type $numbers (array (mut i32)))
            (global $kept (mut (ref null $numbers)) (ref.null $numbers))
            (func (export "run") (param $n i32) (result i64)
              (loop $next
                (global.set $kept (array.new $numbers (i32.const 7) (i32.const 9)))
                (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
              (i64.const 0))
            """, count -> {
            for (int i = 0; i < count; i++) {
                kept = new Numbers(new int[9]);
            }
        });
    }

    @Test
    void aSmallNumberIsOneObject() {
        assertSameBytes("""
            (global $kept (mut (ref null i31)) (ref.null i31))
            (func (export "run") (param $n i32) (result i64)
              (loop $next
                (global.set $kept (ref.i31 (local.get $n)))
                (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
              (i64.const 0))
            """, count -> {
            for (int i = 0; i < count; i++) {
                kept = new Small(i);
            }
        });
    }

    @Test
    void castsAccessesAndCallsOfReferencesAllocateNothing() {
        assertAllocatesLess("""
            (type $function (func (param i32) (result i32)))
            (type $shape (sub (struct (field (ref $function)))))
            (type $square (sub $shape (struct (field (ref $function)) (field (mut i32)))))
            (func $increment (type $function) (i32.add (local.get 0) (i32.const 1)))
            (elem declare func $increment)
            (global $shape (ref $shape) (struct.new $square (ref.func $increment) (i32.const 0)))
            (func (export "run") (param $n i32) (result i64) (local $square (ref $square))
              (loop $next
                (local.set $square (ref.cast (ref $square) (global.get $shape)))
                (struct.set $square 1 (local.get $square)
                  (call_ref $function (struct.get $square 1 (local.get $square))
                    (struct.get $shape 0 (global.get $shape))))
                (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
              (i64.const 0))
            """);
    }

    @Test
    void vectorsAreNoObjectsOnceTheFunctionIsCompiled() {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                || Boolean.getBoolean("zeolite.vector-api"));
        assertAllocatesLess("""
            (memory 1)
            (func (export "run") (param $n i32) (result i64) (local $sum v128) (local $rest v128)
              (loop $next
                (local.set $sum (i32x4.add (local.get $sum) (v128.load (local.get $n))))
                (local.set $rest (i8x16.sub_sat_u (local.get $rest) (local.get $sum)))
                (v128.store offset=16 (local.get $n) (i8x16.swizzle (local.get $rest) (local.get $sum)))
                (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
              (i64x2.extract_lane 1 (local.get $sum)))
            """);
    }

    private static void assertSameBytes(String fields, IntConsumer java) {
        long expected = 0;
        for (int call = 0; call < ENOUGH_CALLS; call++) {
            expected = allocatedBytes(java);
        }
        long bytes = 0;
        try (WasmRuntime runtime = WasmRuntime.create()) {
            Run guest = guest(runtime, fields);
            for (int call = 0; call < ENOUGH_CALLS; call++) {
                bytes = allocatedBytes(guest::run);
            }
        }
        // what is allocated once, and rounding
        assertEquals(expected / OBJECTS, bytes / OBJECTS);
    }

    /** Checks that less than a byte is allocated in each round, at the latest when HotSpot has compiled the function. */
    private static void assertAllocatesLess(String fields) {
        try (WasmRuntime runtime = WasmRuntime.create()) {
            Run guest = guest(runtime, fields);
            long least = Long.MAX_VALUE;
            for (int call = 0; call < MOST_CALLS && least >= OBJECTS; call++) {
                least = Math.min(least, allocatedBytes(guest::run));
            }
            assertTrue(least < OBJECTS, least + " bytes in " + OBJECTS + " rounds");
        }
    }

    private static long allocatedBytes(IntConsumer run) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        run.accept(OBJECTS);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Run guest(WasmRuntime runtime, String fields) {
        byte[] binary = Text.toBinary(("(module " + fields + ")").getBytes(StandardCharsets.UTF_8));
        return runtime.instantiate(runtime.compile(binary)).bind(Run.class);
    }

    /** What the guests export. */
    public interface Run {

        long run(int rounds);
    }
}
