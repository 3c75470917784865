package io.zeolite.cli;

import io.zeolite.api.WasmRuntime;
import java.util.concurrent.locks.LockSupport;

/**
 * Closes a runtime when a signal ends the process: files and sockets of guests are closed, and close notifiers are
 * told. The exit code is then the virtual machine's, 128 and the number of the signal.
 */
final class Termination implements AutoCloseable {

    private static final Termination NONE = new Termination(new Thread(() -> {
    }));

    private final Thread hook;

    private Termination(Thread hook) {
        this.hook = hook;
    }

    /** {@return what closes the runtime, unless the process is not the command's} */
    static Termination of(Terminal terminal, WasmRuntime runtime) {
        if (!terminal.ofProcess()) {
            return NONE;
        }
        Termination termination = new Termination(new Thread(runtime::close, "termination"));
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /**
     * Lets signals end the process as if this had not been. Does not return if one is ending it: what the guest makes
     * of the loss of its runtime is nobody's business.
     */
    @Override
    public void close() {
        if (this == NONE) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
