package io.zeolite.experimental;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import java.util.Objects;

/**
 * An active function as tests and benchmarks of listeners make it up.
 *
 * @param function       the function
 * @param parameters     its parameters
 * @param results        its results
 * @param programCounter where it is
 * @param sourceOffset   where that is in the code section, see {@link InternalFunction#sourceOffset}
 */
public record StackFrame(FunctionDefinition function, Slots parameters, Slots results, ProgramCounter programCounter,
        long sourceOffset) {

    /**
     * Makes a frame.
     *
     * @throws NullPointerException if an argument is null
     */
    public StackFrame {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(programCounter, "programCounter");
    }
}
