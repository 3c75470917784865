package io.zeolite.cli;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Runs a guest on a thread of its own. */
final class GuestThread {

    /**
     * The stack of the thread that runs the guest. Guests that recurse deeply were written for stacks of megabytes with
     * native frames. Frames of the Java virtual machine are several times larger, above all before a function is hot,
     * and its main thread has 1 MiB by default. Pages of the stack take memory only once they are touched; a guest that
     * recurses for ever touches them all, and the virtual machine three times as much while it reports so.
     */
    private static final long STACK_BYTES = 128L << 20;

    /** How long after the deadline a guest is given up that the runtime could not interrupt: it waits in a read. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final ToIntFunction<Context> guest;

    private volatile int exitCode;
    private volatile Optional<Throwable> failure = Optional.empty();

    /**
     * Makes a thread.
     *
     * @param guest runs the guest under a context, and tells its exit code
     */
    GuestThread(ToIntFunction<Context> guest) {
        this.guest = guest;
    }

    /** {@return the exit code of the guest, which runs as long as it likes} */
    int run() throws InterruptedException {
        start(Context.root()).join();
        return result();
    }

    /** {@return the exit code of the guest, {@link ExitException#DEADLINE_EXCEEDED} if time ran out} */
    int run(Duration timeout) throws InterruptedException {
        boolean ended = start(Context.root().withTimeout(timeout)).join(timeout.plus(GRACE));
        return ended ? result() : ExitException.DEADLINE_EXCEEDED;
    }

    private Thread start(Context context) {
        // A shell directs System.out by a variable of the thread, which the guest's inherits.
        Thread thread = new Thread(null, () -> execute(context), "guest", STACK_BYTES, true);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure = Optional.of(thrown));
        thread.start();
        return thread;
    }

    private void execute(Context context) {
        try {
            exitCode = guest.applyAsInt(context);
        } catch (ExitException exit) {
            exitCode = exit.exitCode();
        }
    }

    private int result() {
        return switch (failure.orElse(null)) {
            case null -> exitCode;
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown -> throw new IllegalStateException(thrown);
        };
    }
}
