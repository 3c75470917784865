package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.experimental.InternalFunction;
import io.zeolite.experimental.ProgramCounter;

/**
 * An active function.
 *
 * @param definition what its module says of it
 */
record ActiveFunction(FunctionDefinition definition) implements InternalFunction {

    @Override
    public long sourceOffset(ProgramCounter counter) {
        return definition.host() ? 0 : counter.value();
    }
}
