package io.zeolite.experimental.spi;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.InternalModule;
import io.zeolite.experimental.StackIterator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Observes calls of a function. Each {@code before} that returns is followed by exactly one {@code after}, {@code abort}
 * or {@code replaced}, with the same context, instance and function, whatever ends the call. A lambda is a listener that
 * hears of {@code before} only.
 * <p>
 * Order: of several listeners of a function, each event reaches them in the order of their factories. Events of nested
 * calls are nested; when something goes wrong, inner functions end before outer ones.
 * <p>
 * Errors: what a listener throws comes out of the call that it observes, like an exception of a host function. The other
 * listeners of the function are told first, so that they hear of each call's end nevertheless; a listener whose
 * {@code before} threw hears no more of that call.
 * <p>
 * Departure: a listener whose factory was a service that has departed is not called any more, not even about calls whose
 * {@code before} it heard. What it is doing at that moment in other threads goes on.
 * <p>
 * Threads: called in the thread of the call; a listener may hear of several calls at a time if instances are used by
 * several threads. It may call into instances, the observed one included.
 */
@ConsumerType
@FunctionalInterface
public interface FunctionListener {

    /**
     * Called before the function runs. Memory and globals are as the function finds them.
     *
     * @param context    the context of the call
     * @param instance   the instance that executes: its own for a guest function, the caller's for a host function; an
     *                   {@link InternalModule}
     * @param function   the function
     * @param parameters the parameters; changes have no effect
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
     * @param results  the results; changes have no effect
     */
    default void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
    }

    /**
     * Called when the function ended without returning, be it that the whole call fails or that a function further out
     * catches the exception.
     *
     * @param context  the context of the call
     * @param instance the instance that executed
     * @param function the function
     * @param cause    why: a trap, exhaustion, an exit, an exception of a host function or of a listener, as the call
     *                 throws it; an exception of the guest comes as {@link io.zeolite.api.UncaughtException}, caught or not
     */
    default void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
    }

    /**
     * Called when the function ended in a tail call, before that begins: its frame goes, and the results of the other
     * function will be those of its caller. By default this is an {@link #after} whose results are all zero or null.
     *
     * @param context  the context of the call
     * @param instance the instance that executed
     * @param function the function
     * @param callee   the function that is called in its place
     */
    default void replaced(Context context, ModuleInstance instance, FunctionDefinition function,
            FunctionDefinition callee) {
        after(context, instance, function, Slots.forType(function.type()));
    }
}
