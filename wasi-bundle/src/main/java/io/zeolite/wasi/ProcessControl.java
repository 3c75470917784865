package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/** {@code proc_*}: the end of the program. There are no signals. */
final class ProcessControl {

    private ProcessControl() {
    }

    static void addTo(FunctionTable table) {
        table.addWithoutResult("proc_exit", ProcessControl::exit, i32("rval"));
        table.add("proc_raise", ProcessControl::raise, i32("sig"));
    }

    private static void exit(Context context, ModuleInstance caller, Slots slots) {
        int code = slots.getInt(0);
        caller.close(code);
        throw new ExitException(code);
    }

    private static void raise(WasiCall call) throws ErrnoException {
        throw new ErrnoException(Errno.ENOSYS);
    }
}
