package io.zeolite.engine.runtime;

import io.zeolite.api.Slots;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import java.lang.invoke.MethodHandle;

/** What emitted code of host modules needs to call functions that work on {@link Slots}. */
public final class RawCall {

    private RawCall() {
    }

    /** Calls a host function and leaves the results after the first in the caller. */
    public static void call(HostFunction function, Slots slots, Instance caller, int resultSlots) {
        function.call(Instance.currentContext(), caller.api(), slots);
        if (resultSlots > 1) {
            caller.reserveResults(resultSlots);
            for (int slot = 1; slot < resultSlots; slot++) {
                caller.resultBits[slot] = slots.getLong(slot);
                caller.resultReferences[slot] = slots.getReference(slot);
            }
        }
    }

    /** Copies packed parameters into slots. */
    public static void unpack(long[] bits, Object[] references, Slots slots) {
        for (int slot = 0; slot < bits.length; slot++) {
            slots.setLong(slot, bits[slot]);
            if (references[slot] != null) {
                slots.setReference(slot, references[slot]);
            }
        }
    }

    /** {@return a host function that calls a handle whose types emitted code cannot pass exactly} */
    static HostFunction of(MethodHandle withCaller, FunctionType type) {
        return (_, caller, slots) -> {
            Object[] arguments = new Object[1 + type.parameters().size()];
            arguments[0] = ((EngineInstance) caller).state();
            int slot = 0;
            for (int index = 0; index < type.parameters().size(); index++) {
                arguments[index + 1] = slots.get(slot, type.parameters().get(index));
                slot += type.parameters().get(index).slots();
            }
            Object result = invoke(withCaller, arguments);
            if (!type.results().isEmpty()) {
                slots.set(0, type.results().getFirst(), result);
            }
        };
    }

    private static Object invoke(MethodHandle handle, Object[] arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable thrown) {
            throw Boundary.rethrow(thrown);
        }
    }
}
