package io.zeolite.api;

import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.NoSuchElementException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Builds a module whose functions are Java.
 * <p>
 * Typed functions carry i32, i64, f32, f64, v128 and references as {@code int}, {@code long}, {@code float},
 * {@code double}, {@link V128} and {@code Object}, and return {@code void} or one of these. They may take a
 * {@link Context} first, then the calling {@link ModuleInstance}; the types that follow are the guest's. Exporting a
 * name again replaces the function in its place.
 * <p>
 * Threads: confined.
 */
@ProviderType
public interface HostModuleBuilder {

    /** Exports a raw function. */
    default HostModuleBuilder function(String name, FunctionType type, HostFunction function) {
        return function(name, type, List.of(), List.of(), function);
    }

    /**
     * Exports a raw function whose parameters and results have names, for listeners.
     *
     * @throws IllegalArgumentException if names are given, but not for all
     */
    HostModuleBuilder function(String name, FunctionType type, List<String> parameterNames, List<String> resultNames,
            HostFunction function);

    /**
     * Exports a typed function.
     *
     * @throws IllegalArgumentException if a type cannot be carried
     */
    default HostModuleBuilder function(String name, MethodHandle function) {
        return function(name, List.of(), List.of(), function);
    }

    /**
     * Exports a typed function whose parameters and results have names, for listeners.
     *
     * @throws IllegalArgumentException if a type cannot be carried, or names are given, but not for all
     */
    HostModuleBuilder function(String name, List<String> parameterNames, List<String> resultNames,
            MethodHandle function);

    /**
     * Exports a lambda, typed by the one abstract method of its interface.
     *
     * @param type a public functional interface in an exported package, such as
     *             {@link java.util.function.LongSupplier}
     * @throws IllegalArgumentException if it is not one, or a type cannot be carried
     */
    <T> HostModuleBuilder function(String name, Class<T> type, T function);

    /**
     * Exports the methods of an object that are marked with {@link Exported}.
     *
     * @param object of a public class in an exported package
     * @throws IllegalArgumentException if there is none, or a type cannot be carried
     */
    default HostModuleBuilder functions(Object object) {
        return functions(MethodHandles.publicLookup(), object);
    }

    /**
     * Exports the methods of an object that are marked with {@link Exported}.
     *
     * @param lookup has access to the methods
     * @throws IllegalArgumentException if there is none, or a type cannot be carried
     */
    HostModuleBuilder functions(MethodHandles.Lookup lookup, Object object);

    /**
     * Gives an exported function the name that traces and listeners show; by default it is the export's.
     *
     * @throws NoSuchElementException if nothing is exported under the name yet
     */
    HostModuleBuilder functionName(String exportName, String functionName);

    /** {@return the module, to be instantiated once or often} */
    default CompiledModule compile() {
        return compile(Context.root());
    }

    /**
     * {@return the module, to be instantiated once or often}
     *
     * @throws IllegalArgumentException if the module's name is empty
     */
    CompiledModule compile(Context context);

    /** {@return an instance of the module under its name} */
    default ModuleInstance instantiate() {
        return instantiate(Context.root());
    }

    /**
     * {@return an instance of the module under its name}
     *
     * @throws IllegalArgumentException if the module's name is empty
     * @throws UnlinkableException      if the name is taken
     */
    ModuleInstance instantiate(Context context);
}
