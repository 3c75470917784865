package io.zeolite.benchmarks;

import static io.zeolite.api.type.NumberType.I32;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a call of a host function costs, for each kind of one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HostCallBenchmark {

    private static final int CALLS = 1000;

    /** What calls. */
    @Param({"COMPILER", "INTERPRETER"}) public ExecutionTier tier;

    /** How the host function is given. */
    @Param({"RAW", "LAMBDA", "HANDLE"}) public Kind kind;

    /** How a host function is given. */
    public enum Kind {
        /** It sees slots. */
        RAW,
        /** It is typed by an interface. */
        LAMBDA,
        /** It is typed by a method handle. */
        HANDLE
    }

    private WasmRuntime runtime;
    private ZeoliteEngine.Run guest;

    /** Makes the instance. */
    @Setup
    public void open() throws ReflectiveOperationException {
        runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
        var host = runtime.hostModule("host");
        switch (kind) {
            case RAW -> host.function("add", FunctionType.of(I32, I32).returning(I32),
                    (_, _, slots) -> slots.setInt(0, slots.getInt(0) + slots.getInt(1)));
            case LAMBDA -> host.function("add", IntBinaryOperator.class, Integer::sum);
            case HANDLE -> host.function("add", MethodHandles.lookup().findStatic(Integer.class, "sum",
                    MethodType.methodType(int.class, int.class, int.class)));
        }
        host.instantiate();
        guest = runtime.instantiate(Guest.of("host").binary()).bind(ZeoliteEngine.Run.class);
    }

    /** Closes what was made. */
    @TearDown
    public void close() {
        runtime.close();
    }

    /** The guest calls the host. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long fromGuest() {
        return guest.run(CALLS);
    }
}
