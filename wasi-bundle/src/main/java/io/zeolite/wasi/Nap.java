package io.zeolite.wasi;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.spi.Sleeper;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/** A sleep of the calling thread, which the end of its context cuts short. */
final class Nap {

    private final Thread thread = Thread.currentThread();
    private boolean asleep = true;
    private boolean woken;

    private Nap() {
    }

    /**
     * Sleeps.
     *
     * @throws ErrnoException {@link Errno#EINTR} if the context was cancelled, its deadline came first, or the thread
     *                        was interrupted
     */
    static void take(Sleeper sleeper, long nanos, Context context) throws ErrnoException {
        Nap nap = new Nap();
        Cancellation.Registration registration = context.cancellation()
                .map(cancellation -> cancellation.onCancel(nap::wake)).orElse(() -> {
                });
        try (registration) {
            nap.sleep(sleeper, nanos, context);
        }
    }

    private void sleep(Sleeper sleeper, long nanos, Context context) throws ErrnoException {
        long left = context.deadlineNanos().isPresent()
                ? context.deadlineNanos().getAsLong() - System.nanoTime() : Long.MAX_VALUE;
        try {
            sleeper.sleep(Math.min(nanos, left));
        } catch (InterruptedException _) {
            if (!end()) {
                Thread.currentThread().interrupt(); // somebody else's business
            }
            throw new ErrnoException(Errno.EINTR);
        }
        if (end()) {
            Thread.interrupted(); // it came too late to be noticed
        }
        if (left < nanos) {
            throw new ErrnoException(Errno.EINTR);
        }
    }

    private synchronized void wake() {
        if (asleep) {
            woken = true;
            thread.interrupt();
        }
    }

    /** {@return whether it was woken} */
    private synchronized boolean end() {
        asleep = false;
        return woken;
    }
}
