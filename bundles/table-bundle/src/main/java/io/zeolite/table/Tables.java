package io.zeolite.table;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Table;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmStackTrace;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.InternalModule;

/**
 * Looks into the tables of instances, exported or not. Host functions that call back through a pointer of the guest, as C
 * compilers make them, find the function here.
 */
public final class Tables {

    private Tables() {
    }

    /**
     * {@return the function that {@code call_indirect} of the instance would call}
     *
     * A function of a guest belongs to its own instance; a host function gets the given instance as its caller.
     *
     * @param instance   whose table it is
     * @param tableIndex the place in the table index space, imports first
     * @param offset     the place in the table, unsigned
     * @param type       the parameters and results that are expected
     * @throws IndexOutOfBoundsException if there is no such table
     * @throws TrapException             as the instruction traps: {@link TrapKind#UNDEFINED_ELEMENT} beyond the end of
     *                                   the table, {@link TrapKind#UNINITIALIZED_ELEMENT} at a null element,
     *                                   {@link TrapKind#INDIRECT_CALL_TYPE_MISMATCH} if parameters or results differ, or
     *                                   if the table holds something else than functions
     * @throws IllegalArgumentException  if the instance does not show its tables; those of the engine do
     */
    public static WasmFunction lookUpFunction(ModuleInstance instance, int tableIndex, long offset, FunctionType type) {
        if (!(instance instanceof InternalModule module)) {
            throw new IllegalArgumentException(instance + " does not show its tables");
        }
        if (tableIndex < 0 || tableIndex >= module.tableCount()) {
            throw new IndexOutOfBoundsException("table index out of range: %s, of %d in module \"%s\""
                    .formatted(Integer.toUnsignedString(tableIndex), module.tableCount(), module.name()));
        }
        return module.bindCaller(function(module.table(tableIndex), offset, type));
    }

    private static WasmFunction function(Table table, long offset, FunctionType type) {
        if (offset < 0 || offset >= table.size()) {
            throw trap(TrapKind.UNDEFINED_ELEMENT);
        }
        Object element = table.get(offset);
        if (element == null) {
            throw trap(TrapKind.UNINITIALIZED_ELEMENT);
        }
        if (element instanceof WasmFunction function && function.type().equals(type)) {
            return function;
        }
        throw trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }

    private static TrapException trap(TrapKind kind) {
        return new TrapException(kind, WasmStackTrace.EMPTY);
    }
}
