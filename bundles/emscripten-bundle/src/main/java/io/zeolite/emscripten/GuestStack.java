package io.zeolite.emscripten;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmFunction;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The stack that a guest has in its memory, and what it is told of a jump.
 *
 * @param guest whose stack it is
 * @param get   gives the stack pointer
 */
record GuestStack(ModuleInstance guest, WasmFunction get) {

    static final Context.Key<GuestStack> KEY = Context.Key.of("io.zeolite.emscripten.stack", GuestStack.class);

    static GuestStack of(ModuleInstance guest) {
        return new GuestStack(guest, exported(guest, "emscripten_stack_get_current", "stackSave"));
    }

    /** Emscripten of before March 2024 exports the functions under their former names. */
    private static WasmFunction exported(ModuleInstance guest, String name, String formerName) {
        Optional<WasmFunction> found = guest.findFunction(name).or(() -> guest.findFunction(formerName));
        return found.orElseThrow(() -> new NoSuchElementException(name + " not exported"));
    }

    /** {@return the stack pointer} */
    long pointer(Context context) {
        return get.call(context).getLong(0);
    }

    void restore(Context context, long pointer) {
        exported(guest, "_emscripten_stack_restore", "stackRestore").call(context, pointer);
    }

    /** Tells of a jump; where to is in the guest's memory already. */
    void setThrew(Context context) {
        exported(guest, "setThrew", "setThrew").call(context, 1, 0);
    }
}
