package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.sysfs.ErrnoException;
import java.util.function.Function;

/**
 * A guest's call of a function.
 *
 * @param context of the innermost call
 * @param caller  the guest
 * @param slots   the parameters
 * @param abi     how the guest lays out its structures
 * @param begin   makes the state of a guest
 */
record WasiCall(Context context, ModuleInstance caller, Slots slots, Abi abi,
        Function<ModuleInstance, GuestState> begin) {

    /** {@return an i32} */
    int i32(int parameter) {
        return slots.getInt(parameter);
    }

    /** {@return an i32 that is an address or a length, unsigned} */
    long u32(int parameter) {
        return Integer.toUnsignedLong(slots.getInt(parameter));
    }

    /** {@return an i64} */
    long i64(int parameter) {
        return slots.getLong(parameter);
    }

    /** {@return the state of the guest, made when it calls for the first time} */
    GuestState state() {
        return caller.attachment(GuestState.KEY, begin);
    }

    /** {@return the memory of the guest as it is now} */
    GuestMemory memory() throws ErrnoException {
        return GuestMemory.of(caller);
    }

    /** {@return what the descriptor in a parameter stands for, of which the guest must not have given up the rights} */
    Descriptor descriptor(int parameter, long rights) throws ErrnoException {
        return state().descriptors().get(i32(parameter)).require(rights);
    }

    /** {@return the directory that the descriptor in a parameter stands for, likewise} */
    DirectoryDescriptor directory(int parameter, long rights) throws ErrnoException {
        return DirectoryDescriptor.of(descriptor(parameter, rights));
    }

    /** {@return the path whose address is in a parameter and whose length is in the next} */
    String path(int parameter) throws ErrnoException {
        return memory().path(u32(parameter), u32(parameter + 1));
    }
}
