package io.zeolite.benchmarks;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
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

/** What it costs to compile a module, to instantiate it, to bind it and to call it the first time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ModuleBenchmark {

    /** What executes. */
    @Param({"COMPILER", "INTERPRETER"}) public ExecutionTier tier;

    /** The name of the guest. */
    @Param({"fib", "json"}) public String guest;

    private byte[] binary;
    private int size;
    private WasmRuntime runtime;
    private CompiledModule module;
    private ModuleInstance instance;

    /** Makes an instance. */
    @Setup
    public void open() {
        binary = Guest.of(guest).binary();
        size = Guest.of(guest).smallSize();
        runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
        module = runtime.compile(binary);
        instance = runtime.instantiate(module);
    }

    /** Closes what was made. */
    @TearDown
    public void close() {
        runtime.close();
    }

    /** Decodes and validates; nothing is emitted yet. */
    @Benchmark
    public void compile() {
        runtime.compile(binary).close();
    }

    /** Makes an instance of a compiled module, and closes it. */
    @Benchmark
    public void instantiate() {
        runtime.instantiate(module).close();
    }

    /** Binds an instance to an interface. */
    @Benchmark
    public ZeoliteEngine.Run bind() {
        return instance.bind(ZeoliteEngine.Run.class);
    }

    /** From the binary to the end of the first call. */
    @Benchmark
    public long firstCall() {
        try (CompiledModule fresh = runtime.compile(binary); ModuleInstance made = runtime.instantiate(fresh)) {
            return made.function("run").call(size).getLong(0);
        }
    }
}
