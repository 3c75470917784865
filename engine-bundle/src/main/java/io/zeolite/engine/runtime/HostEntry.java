package io.zeolite.engine.runtime;

import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * A function of a host module.
 *
 * @param name           the export's name
 * @param functionName   the name that traces and listeners show
 * @param type           parameters and results
 * @param parameterNames the names of all parameters, or nothing
 * @param resultNames    the names of all results, or nothing
 * @param target         what is executed
 */
record HostEntry(String name, String functionName, FunctionType type, List<String> parameterNames,
        List<String> resultNames, Target target) {

    HostEntry withFunctionName(String newName) {
        return new HostEntry(name, newName, type, parameterNames, resultNames, target);
    }

    /** What executes a host function. */
    sealed interface Target {
    }

    /**
     * Executes with slots.
     *
     * @param function the function
     */
    record Raw(HostFunction function) implements Target {
    }

    /**
     * Executes with exact types.
     *
     * @param handle takes the caller's {@link Instance}, then the parameters
     */
    record Typed(MethodHandle handle) implements Target {
    }
}
