package io.zeolite.api;

import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandle;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A function of a module instance, ready to be called.
 * <p>
 * Errors of every call: {@link TrapException}, {@link ExhaustionException}, {@link UncaughtException}; and
 * {@link ExitException} if the module is or gets closed. An exception that a host function throws comes out as the same
 * object.
 * <p>
 * Threads: one at a time calls the functions of a guest's instance, see {@link ModuleInstance}; any number those of a host
 * module.
 */
@ProviderType
public interface WasmFunction {

    /** {@return what the module says of the function} */
    FunctionDefinition definition();

    /** {@return parameters and results} */
    default FunctionType type() {
        return definition().type();
    }

    /**
     * Calls the function under the root context.
     *
     * @param parameters one per slot, as in {@link Slots}; a reference parameter is given by null only
     * @return the results
     * @throws IllegalArgumentException if the number of parameters is not that of the type
     */
    default Slots call(long... parameters) {
        return call(Context.root(), parameters);
    }

    /**
     * Calls the function.
     *
     * @param context    reaches host functions and listeners
     * @param parameters one per slot, as in {@link Slots}; a reference parameter is given by null only
     * @return the results
     * @throws IllegalArgumentException if the number of parameters is not that of the type
     */
    Slots call(Context context, long... parameters);

    /**
     * Calls the function with parameters in slots, and leaves the results there; allocates nothing.
     *
     * @param context reaches host functions and listeners
     * @param slots   parameters on entry, results on return
     * @throws IllegalArgumentException if there are fewer slots than parameters or results need
     * @throws ClassCastException       if a reference is not of its parameter's type
     */
    void call(Context context, Slots slots);

    /**
     * {@return a handle of the exact type {@link FunctionType#methodType()}, which calls under the root context}
     *
     * Calls through a constant handle can be inlined into their caller and box nothing.
     */
    default MethodHandle handle() {
        return handle(Context.root());
    }

    /** {@return a handle of the exact type {@link FunctionType#methodType()}, which calls under the context} */
    MethodHandle handle(Context context);
}
