package io.zeolite.experimental;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Global;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Table;
import io.zeolite.api.TrapException;
import io.zeolite.api.WasmFunction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A module instance with what it does not export. The instances that a runtime makes, and that listeners are given, are of
 * this type.
 */
@ProviderType
public interface InternalModule extends ModuleInstance {

    /** {@return the number of globals, imported ones included} */
    int globalCount();

    /**
     * {@return the global at the place in the global index space, imports first; it cannot be set}
     *
     * @throws IndexOutOfBoundsException if there is no such global
     */
    Global global(int index);

    /** {@return the number of tables, imported ones included} */
    int tableCount();

    /**
     * {@return the table at the place in the table index space, imports first}
     *
     * @throws IndexOutOfBoundsException if there is no such table
     */
    Table table(int index);

    /**
     * {@return the function as this instance calls it: a host function gets this instance as its caller}
     *
     * A function of a guest is returned as it is. What is returned for a host function is to be called, and is no
     * reference that a table or a global takes.
     *
     * @param function a function of the same engine, as a table or an instance has it
     * @throws IllegalArgumentException if it is not
     */
    WasmFunction bindCaller(WasmFunction function);

    /**
     * {@return a new instance of the same module, in which another thread of the guest executes}
     *
     * It imports the same functions, memories, tables, globals and tags as this instance, whatever their names lead to by
     * now, and host modules find the {@linkplain #attachment attachments} of this instance. What the module defines it has
     * for itself, as its toolchain says: globals, such as the pointer to the stack, are a thread's own. Segments are
     * applied and the module's start function runs, those of the configuration do not. It has the name of this
     * instance, but nobody finds it by that, and close notifiers are not told of it.
     * <p>
     * It closes with this instance, or with the one that this was made for another thread of; this one stays open when
     * it closes.
     *
     * @param context carries the memory allocator, and is that of the start function
     * @throws ExitException if this instance is closed
     * @throws TrapException if a segment does not fit or the start function traps
     */
    InternalModule instantiateThread(Context context);
}
