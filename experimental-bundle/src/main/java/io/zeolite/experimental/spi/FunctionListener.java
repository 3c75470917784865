package io.zeolite.experimental.spi;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.StackIterator;
import org.osgi.annotation.versioning.ConsumerType;

/** Observes calls of a function. Each {@code before} is followed by exactly one {@code after} or {@code abort}. */
@ConsumerType
public interface FunctionListener {

    /**
     * Called before the function runs.
     *
     * @param context    the context of the call
     * @param instance   the instance that executes: its own for a guest function, the caller's for a host function
     * @param function   the function
     * @param parameters the parameters, not to be changed
     * @param stack      the active functions, the function itself first
     */
    void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
            StackIterator stack);

    /**
     * Called after the function returned.
     *
     * @param context  the context of the call
     * @param instance the instance that executed
     * @param function the function
     * @param results  the results, not to be changed
     */
    void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results);

    /**
     * Called when the function ended without returning.
     *
     * @param context  the context of the call
     * @param instance the instance that executed
     * @param function the function
     * @param cause    why: a trap, an exit, an exception of the guest or of a host function
     */
    void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause);
}
