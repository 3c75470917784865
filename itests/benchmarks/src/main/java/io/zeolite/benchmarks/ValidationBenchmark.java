package io.zeolite.benchmarks;

import io.zeolite.api.FeatureSet;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.engine.validation.ModuleValidator;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.NameSection;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to decode and to validate 10 MB of code: the functions of a guest, again and again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ValidationBenchmark {

    private static final int CODE_BYTES = 10_000_000;

    /** The name of the guest. */
    @Param({"json", "vm", "keccak"}) public String guest;

    private byte[] binary;
    private WasmModule module;

    /** Makes the large module. */
    @Setup
    public void enlarge() {
        WasmModule small = ModuleDecoder.decode(Guest.of(guest).binary());
        List<TypeIndex> functions = new ArrayList<>();
        List<FunctionBody> code = new ArrayList<>();
        for (int bytes = 0; bytes < CODE_BYTES;) {
            functions.addAll(small.functions());
            code.addAll(small.code());
            bytes += small.code().stream().mapToInt(body -> body.body().bytes().length()).sum();
        }
        module = new WasmModule(small.types(), small.imports(), functions, small.tables(), small.memories(),
                small.tags(),
                small.globals(), small.exports(), small.start(), small.elements(), small.dataCount(), code,
                small.data(),
                small.customs(), NameSection.EMPTY);
        binary = ModuleEncoder.encode(module);
    }

    /** Decodes the sections; bodies stay bytes. */
    @Benchmark
    public WasmModule decode() {
        return ModuleDecoder.decode(binary);
    }

    /** Decodes instructions and validates them. */
    @Benchmark
    public ModuleTypes validate() {
        return ModuleValidator.validate(module, FeatureSet.WASM_3_0);
    }
}
