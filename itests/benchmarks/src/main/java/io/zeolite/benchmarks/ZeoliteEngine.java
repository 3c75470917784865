package io.zeolite.benchmarks;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import java.util.function.IntBinaryOperator;

/** Zeolite. */
final class ZeoliteEngine implements Engine {

    private final WasmRuntime runtime;
    private final CompiledModule module;
    private ModuleInstance instance;

    ZeoliteEngine(RuntimeConfig config, byte[] binary) {
        this.runtime = WasmRuntime.create(config);
        this.runtime.hostModule("host").function("add", IntBinaryOperator.class, Integer::sum).instantiate();
        this.module = runtime.compile(binary);
    }

    @Override
    public Entry instantiate() {
        if (instance != null) {
            instance.close();
        }
        instance = runtime.instantiate(module);
        return instance.bind(Run.class)::run;
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** What the guests export. */
    public interface Run {

        long run(int size);
    }
}
