package io.zeolite.api;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An instance of a module: its functions, memories, tables, globals and tags.
 * <p>
 * Threads: one at a time, which may call again from within a call; a call by another meanwhile throws
 * {@link IllegalStateException}. Closing is allowed from any thread. Threads of a guest share memories, not instances: each
 * has an instance of its own, made of the same compiled module, that imports the shared memory. Guests that import
 * functions of another guest's instance execute in that instance, too; where threads do so without any order between
 * them, the exception may come when the function returns, or to the thread that was there first.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#module-instances">Specification: module
 *      instances</a>
 */
@ProviderType
public interface ModuleInstance extends AutoCloseable {

    /** {@return the name in the runtime; empty if anonymous} */
    String name();

    /** {@return the runtime that the instance belongs to} */
    WasmRuntime runtime();

    /** {@return the configuration of this instance} */
    ModuleConfig config();

    /** {@return what the instance offers, in order} */
    List<Export> exports();

    /** {@return the exported function of the name, if there is one} */
    Optional<WasmFunction> findFunction(String name);

    /** {@return the exported memory of the name, if there is one} */
    Optional<Memory> findMemory(String name);

    /** {@return the exported table of the name, if there is one} */
    Optional<Table> findTable(String name);

    /** {@return the exported global of the name, if there is one} */
    Optional<Global> findGlobal(String name);

    /** {@return the exported tag of the name, if there is one} */
    Optional<Tag> findTag(String name);

    /**
     * {@return the memory with index 0, whether defined or imported, exported or not}
     *
     * @throws NoSuchElementException if the module has no memory
     */
    Memory memory();

    /**
     * {@return the exported function of the name}
     *
     * @throws NoSuchElementException if there is none
     */
    default WasmFunction function(String name) {
        return findFunction(name).orElseThrow(() -> notExported("function", name));
    }

    /**
     * {@return the exported memory of the name}
     *
     * @throws NoSuchElementException if there is none
     */
    default Memory memory(String name) {
        return findMemory(name).orElseThrow(() -> notExported("memory", name));
    }

    /**
     * {@return the exported table of the name}
     *
     * @throws NoSuchElementException if there is none
     */
    default Table table(String name) {
        return findTable(name).orElseThrow(() -> notExported("table", name));
    }

    /**
     * {@return the exported global of the name}
     *
     * @throws NoSuchElementException if there is none
     */
    default Global global(String name) {
        return findGlobal(name).orElseThrow(() -> notExported("global", name));
    }

    /**
     * {@return the exported tag of the name}
     *
     * @throws NoSuchElementException if there is none
     */
    default Tag tag(String name) {
        return findTag(name).orElseThrow(() -> notExported("tag", name));
    }

    /**
     * {@return an implementation of the interface whose abstract methods call the exported functions of their names}
     *
     * The types must be those of {@link WasmFunction#handle()}; {@link Exported} gives a method another export's name.
     *
     * @param type a public interface in an exported package
     * @throws NoSuchElementException   if an export is missing
     * @throws IllegalArgumentException if the type is not an accessible interface, or a method's type differs
     */
    <T> T bind(Class<T> type);

    /**
     * {@return an implementation of an interface that need not be public}
     *
     * @param lookup has package access to the interface
     * @param type   an interface
     * @throws NoSuchElementException   if an export is missing
     * @throws IllegalArgumentException if the type is not an accessible interface, or a method's type differs
     */
    <T> T bind(MethodHandles.Lookup lookup, Class<T> type);

    /**
     * {@return what was attached under the key, made and attached on first use}
     *
     * Host modules keep their state of a guest here. Attachments that are {@link AutoCloseable} are closed with the
     * instance, last first.
     *
     * @throws ExitException if the instance is closed and nothing was attached
     */
    <T> T attachment(Context.Key<T> key, Function<? super ModuleInstance, ? extends T> make);

    /** {@return whether the instance was closed} */
    default boolean isClosed() {
        return exitCode().isPresent();
    }

    /** {@return the exit code, unsigned, if the instance was closed} */
    OptionalInt exitCode();

    /**
     * Closes the instance: its calls end with {@link ExitException}, and what it owns is given up. Only the first call
     * counts.
     *
     * @param exitCode the code, unsigned
     */
    void close(int exitCode);

    /** Closes the instance with exit code 0. */
    @Override
    default void close() {
        close(0);
    }

    private NoSuchElementException notExported(String kind, String name) {
        return new NoSuchElementException(kind + " \"" + name + "\" is not exported in module \"" + name() + "\"");
    }
}
