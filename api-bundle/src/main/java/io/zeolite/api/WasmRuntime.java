package io.zeolite.api;

import io.zeolite.api.type.DefinedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Compiles modules and holds their instances: one namespace, in which instances find each other by name.
 * <p>
 * On a class path or module path, {@link #create()} finds the engine. In an OSGi framework, get this as a service: each
 * bundle has its own runtime, which is closed when the bundle stops.
 * <p>
 * Threads: safe.
 */
@ProviderType
public interface WasmRuntime extends AutoCloseable {

    /** {@return a new runtime with the default configuration} */
    static WasmRuntime create() {
        return create(RuntimeConfig.defaults());
    }

    /**
     * {@return a new runtime}
     *
     * @throws ServiceConfigurationError if no engine is found
     */
    static WasmRuntime create(RuntimeConfig config) {
        return ServiceLoader.load(RuntimeFactory.class).findFirst()
                .or(() -> ServiceLoader.load(RuntimeFactory.class, WasmRuntime.class.getClassLoader()).findFirst())
                .orElseThrow(() -> new ServiceConfigurationError("no WebAssembly engine found: "
                        + "put io.zeolite.engine on the class path or module path; "
                        + "in an OSGi framework get the service " + WasmRuntime.class.getName()))
                .create(config);
    }

    /** {@return the configuration} */
    RuntimeConfig config();

    /** {@return the module in the binary format, compiled under the root context} */
    default CompiledModule compile(byte[] binary) {
        return compile(Context.root(), binary);
    }

    /**
     * {@return the module in the binary format, compiled}
     *
     * @param context carries the listener factory and other experimental features that compilation heeds
     * @param binary  the module, which is copied
     * @throws MalformedException   if the bytes are not a module
     * @throws InvalidException     if the module is not valid, or uses a feature that is disabled
     * @throws UnsupportedException if the module is beyond what the engine can do
     * @throws ExitException        if the runtime is closed
     */
    CompiledModule compile(Context context, byte[] binary);

    /**
     * {@return the module in a file, compiled}
     *
     * @throws IOException if the file cannot be read
     */
    default CompiledModule compile(Path file) throws IOException {
        return compile(Files.readAllBytes(file));
    }

    /**
     * {@return the module in a stream, compiled; the stream is not closed}
     *
     * @throws IOException if the stream cannot be read
     */
    default CompiledModule compile(InputStream stream) throws IOException {
        return compile(stream.readAllBytes());
    }

    /** {@return a new instance of the module with the default configuration} */
    default ModuleInstance instantiate(CompiledModule module) {
        return instantiate(Context.root(), module, ModuleConfig.defaults());
    }

    /** {@return a new instance of the module} */
    default ModuleInstance instantiate(CompiledModule module, ModuleConfig config) {
        return instantiate(Context.root(), module, config);
    }

    /**
     * {@return a new instance of the module}
     *
     * Imports are resolved by the resolvers of the context and of services, then by the instances of this runtime, then
     * by host-module services. Then the start function runs, then the start functions of the configuration. If one of
     * these exits with code 0, the instance is returned, closed.
     *
     * @param context carries import resolver, memory allocator and other experimental features
     * @throws UnlinkableException if an import is missing or does not match, or the name is taken
     * @throws TrapException       if a segment does not fit or a start function traps
     * @throws ExitException       if a start function exits with another code than 0, or the runtime is closed
     */
    ModuleInstance instantiate(Context context, CompiledModule module, ModuleConfig config);

    /** {@return a new instance of the module in the binary format, with the default configuration} */
    default ModuleInstance instantiate(byte[] binary) {
        return instantiate(Context.root(), binary, ModuleConfig.defaults());
    }

    /**
     * {@return a new instance of the module in the binary format, whose code is given up with the instance}
     */
    ModuleInstance instantiate(Context context, byte[] binary, ModuleConfig config);

    /**
     * Starts a host module.
     *
     * @param name the module's name
     */
    HostModuleBuilder hostModule(String name);

    /**
     * {@return a new structure}
     *
     * @param type   a structure type, for example the heap type of a parameter
     * @param fields the values of all fields in order, as objects of the Java type of each; none if all are to have their
     *               default values, 0 and null
     * @throws IllegalArgumentException if the type is none of structures, or has another number of fields, or a field without
     *                                  a default value
     * @throws ClassCastException       if a value is not of its field's type
     */
    WasmStruct newStruct(DefinedType type, Object... fields);

    /**
     * {@return a new array}
     *
     * @param type     an array type
     * @param elements the values of all elements in order, as objects of the Java type of the elements
     * @throws IllegalArgumentException if the type is none of arrays
     * @throws ClassCastException       if a value is not of the elements' type
     */
    WasmArray newArray(DefinedType type, Object... elements);

    /** {@return the instance of the name, if there is one; none for the empty name} */
    Optional<ModuleInstance> module(String name);

    /** {@return whether the runtime was closed} */
    boolean isClosed();

    /**
     * Closes the runtime and all its instances, the latest first. Only the first call counts.
     *
     * @param exitCode the code that each instance is closed with, unsigned
     */
    void close(int exitCode);

    /** Closes the runtime with exit code 0. */
    @Override
    default void close() {
        close(0);
    }
}
