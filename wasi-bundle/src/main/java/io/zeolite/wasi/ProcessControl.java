package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/**
 * {@code proc_*}: the end of the program. As no signal can be caught, one that a program raises does what POSIX has it
 * do by default: most end the program, with the exit code that a shell reports for that; others are ignored.
 */
final class ProcessControl {

    private static final int NONE = 0;
    private static final int CHLD = 16;
    private static final int CONT = 17;
    private static final int STOP = 18;
    private static final int TTOU = 21;
    private static final int URG = 22;
    private static final int WINCH = 27;
    private static final int LAST = 30;
    private static final int SIGNALLED = 128;

    private ProcessControl() {
    }

    static void addTo(FunctionTable table) {
        table.addWithoutResult("proc_exit", ProcessControl::exit, i32("rval"));
        table.add("proc_raise", ProcessControl::raise, i32("sig"));
    }

    private static void exit(Context context, ModuleInstance caller, Slots slots) {
        end(caller, slots.getInt(0));
    }

    private static void end(ModuleInstance caller, int code) {
        caller.close(code);
        throw new ExitException(code);
    }

    private static void raise(WasiCall call) throws ErrnoException {
        int signal = call.i32(0);
        if (signal < NONE || signal > LAST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (signal >= STOP && signal <= TTOU) {
            throw new ErrnoException(Errno.ENOTSUP); // nobody could let the program go on
        }
        boolean ignored = signal == NONE || signal == CHLD || signal == CONT || signal == URG || signal == WINCH;
        if (!ignored) {
            end(call.caller(), SIGNALLED + signal);
        }
    }
}
