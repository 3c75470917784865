package io.zeolite.itests.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.Text;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typed calls between Java and guests allocate nothing, in either direction. */
class AllocationIT {

    private static final byte[] GUEST = Text.toBinary("""
        (module
          (type $sum (func (param i32 i32) (result i32)))
          (import "host" "add" (func $host (type $sum)))
          (table funcref (elem $add))
          (func $add (export "add") (type $sum) (i32.add (local.get 0) (local.get 1)))
          (func (export "throughHost") (type $sum) (call $host (local.get 0) (local.get 1)))
          (func (export "throughTable") (type $sum)
            (call_indirect (type $sum) (local.get 0) (local.get 1) (i32.const 0))))""");

    private static final int CALLS = 20_000;
    private static final int WARM_UP = 5;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final WasmRuntime runtime = WasmRuntime.create();
    private ModuleInstance instance;

    /** The exports of the guest that are bound. */
    public interface Sums {

        /** Adds. */
        int add(int a, int b);
    }

    @BeforeEach
    void open() {
        runtime.hostModule("host").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
        instance = runtime.instantiate(GUEST);
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void callsThroughHandlesAllocateNothing() {
        MethodHandle add = instance.function("add").handle();
        assertAllocatesNothing((a, b) -> invoke(add, a, b));
    }

    @Test
    void callsOfTheHostAllocateNothing() {
        MethodHandle add = instance.function("throughHost").handle();
        assertAllocatesNothing((a, b) -> invoke(add, a, b));
    }

    @Test
    void callsThroughTablesAllocateNothing() {
        MethodHandle add = instance.function("throughTable").handle();
        assertAllocatesNothing((a, b) -> invoke(add, a, b));
    }

    @Test
    void callsThroughInterfacesAllocateNothing() {
        assertAllocatesNothing(instance.bind(Sums.class)::add);
    }

    private static int invoke(MethodHandle handle, int a, int b) {
        try {
            return (int) handle.invokeExact(a, b);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Calls link at first, and any may be where compiled code is replaced: so it is less than a byte for each. */
    private static void assertAllocatesNothing(IntBinaryOperator call) {
        int sum = run(call);
        for (int i = 0; i < WARM_UP; i++) {
            run(call);
        }
        long before = THREAD.getCurrentThreadAllocatedBytes();
        int again = run(call);
        long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;
        assertEquals(sum, again);
        assertTrue(allocated < CALLS, allocated + " bytes in " + CALLS + " calls");
    }

    private static int run(IntBinaryOperator call) {
        int sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += call.applyAsInt(1_000_000 + i, 2_000_000 - i * i);
        }
        return sum;
    }
}
