package io.zeolite.engine;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.compiler.Compiler;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.engine.interpreter.Interpreter;
import io.zeolite.engine.runtime.EngineRuntime;
import java.util.Map;

/** Makes runtimes of this engine, which find their extensions where it was told to look. */
public final class EngineRuntimeFactory implements RuntimeFactory {

    private final Extensions extensions;

    /** Makes a factory whose runtimes find extensions through {@link java.util.ServiceLoader}. */
    public EngineRuntimeFactory() {
        this(new ServiceLoaderExtensions());
    }

    /** Makes a factory. */
    public EngineRuntimeFactory(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public WasmRuntime create(RuntimeConfig config) {
        return new EngineRuntime(config, extensions,
                Map.of(ExecutionTier.COMPILER, new Compiler(), ExecutionTier.INTERPRETER, new Interpreter()));
    }
}
