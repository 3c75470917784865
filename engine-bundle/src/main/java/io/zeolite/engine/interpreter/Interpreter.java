package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.CapturableCall;
import io.zeolite.engine.runtime.CapturingTier;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.ModuleCode;
import io.zeolite.engine.runtime.ValidModule;

/**
 * The tier that interprets.
 * <p>
 * Threads: safe.
 */
public final class Interpreter implements CapturingTier {

    /** Makes an interpreter. */
    public Interpreter() {
    }

    /** {@inheritDoc} Functions are translated when they are first called. */
    @Override
    public ModuleCode prepare(ValidModule module) {
        return new InterpretedCode(module);
    }

    @Override
    public CapturableCall capturable(FunctionInstance function) {
        return new CapturableExecution(function);
    }
}
