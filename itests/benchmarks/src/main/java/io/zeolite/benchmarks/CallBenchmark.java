package io.zeolite.benchmarks;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.Text;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a call of a guest's function costs, for each way to make it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CallBenchmark {

    private static final String ADD = """
        (module (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))""";

    /** What calls. */
    @Param({"COMPILER", "INTERPRETER"}) public ExecutionTier tier;

    private WasmRuntime runtime;
    private WasmFunction function;
    private MethodHandle handle;
    private Sums bound;
    private final Slots slots = Slots.ofSize(2);
    private int operand;

    /** The exports of the guest. */
    public interface Sums {

        /** Adds. */
        int add(int a, int b);
    }

    /** Makes the instance. */
    @Setup
    public void open() {
        runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
        ModuleInstance instance = runtime.instantiate(Text.toBinary(ADD));
        function = instance.function("add");
        handle = function.handle();
        bound = instance.bind(Sums.class);
    }

    /** Closes what was made. */
    @TearDown
    public void close() {
        runtime.close();
    }

    /** Parameters are an array. */
    @Benchmark
    public int withArray() {
        return function.call(operand++, 5).getInt(0);
    }

    /** Parameters and results are in slots that are used again. */
    @Benchmark
    public int withSlots() {
        slots.setInt(0, operand++);
        slots.setInt(1, 5);
        function.call(Context.root(), slots);
        return slots.getInt(0);
    }

    /** The handle is no constant. */
    @Benchmark
    public int withHandle() throws Throwable {
        return (int) handle.invokeExact(operand++, 5);
    }

    /** The module is bound to an interface. */
    @Benchmark
    public int withInterface() {
        return bound.add(operand++, 5);
    }
}
