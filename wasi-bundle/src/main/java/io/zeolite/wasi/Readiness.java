package io.zeolite.wasi;

import io.zeolite.api.Cancellation;
import io.zeolite.api.ExitException;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits until sockets of a guest are ready. Waiting ends early with the context of the call, when the thread is
 * interrupted, and when the guest is closed. Selectors are kept for the next wait.
 */
final class Readiness implements AutoCloseable {

    /** How long {@link #await} waits at most if nothing else ends it. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Set<Selector> all = new HashSet<>();
    private final Deque<Selector> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * What is waited for.
     *
     * @param channel    whose readiness it is
     * @param operations for any of which it has to be ready, as bits of {@link SelectionKey}
     */
    record Interest(SelectableChannel channel, int operations) {
    }

    /** Waits until the one is ready. */
    void await(WasiCall call, Interest interest) throws ErrnoException {
        await(call, List.of(interest), FOREVER);
    }

    /**
     * {@return which are ready, by their places in the list; none when the time is up}
     *
     * @param nanos how long to wait for the first; 0 to only look
     * @throws ErrnoException {@link Errno#EINTR} if the context was cancelled, its deadline came first, or the thread
     *                        was interrupted; {@link Errno#EBADF} if a socket was closed
     * @throws ExitException  if the guest was closed
     */
    BitSet await(WasiCall call, List<Interest> interests, long nanos) throws ErrnoException {
        try {
            Selector selector = take();
            try {
                return select(selector, call, interests, nanos);
            } finally {
                giveBack(selector);
            }
        } catch (ClosedSelectorException | ClosedChannelException | CancelledKeyException _) {
            if (call.caller().isClosed()) {
                throw new ExitException(call.caller().exitCode().orElseThrow());
            }
            throw new ErrnoException(Errno.EBADF);
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        }
    }

    private synchronized Selector take() throws IOException {
        if (closed) {
            throw new ClosedSelectorException();
        }
        Selector selector = idle.poll();
        if (selector == null) {
            selector = Selector.open();
            all.add(selector);
        }
        return selector;
    }

    private void giveBack(Selector selector) throws IOException {
        if (selector.isOpen()) {
            selector.keys().forEach(SelectionKey::cancel);
            selector.selectNow(); // lets go of the channels, and forgets a wake-up that came late
            synchronized (this) {
                idle.push(selector);
            }
        }
    }

    private static BitSet select(Selector selector, WasiCall call, List<Interest> interests, long nanos)
            throws IOException, ErrnoException {
        for (Interest interest : interests) {
            SelectionKey registered = interest.channel().keyFor(selector);
            int others = registered == null ? 0 : registered.interestOps();
            interest.channel().register(selector, others | interest.operations());
        }
        if (nanos == 0) {
            selector.selectNow();
        } else {
            wait(selector, call, nanos);
        }
        BitSet ready = new BitSet();
        for (int index = 0; index < interests.size(); index++) {
            SelectionKey key = interests.get(index).channel().keyFor(selector);
            if (key != null && (key.readyOps() & interests.get(index).operations()) != 0) {
                ready.set(index);
            }
        }
        return ready;
    }

    private static void wait(Selector selector, WasiCall call, long nanos) throws IOException, ErrnoException {
        long start = System.nanoTime();
        long left = call.context().deadlineNanos().isPresent()
                ? call.context().deadlineNanos().getAsLong() - start : FOREVER;
        long most = Math.min(nanos, left);
        AtomicBoolean cancelled = new AtomicBoolean();
        Cancellation.Registration registration = call.context().cancellation()
                .map(cancellation -> cancellation.onCancel(() -> {
                    cancelled.set(true);
                    selector.wakeup();
                })).orElse(() -> {
                });
        try (registration) {
            int ready = 0;
            for (long rest = most; ready == 0 && rest > 0 && !cancelled.get();
                    rest = most - (System.nanoTime() - start)) {
                ready = selector.select(Math.ceilDiv(rest, TimeUnit.MILLISECONDS.toNanos(1)));
                if (Thread.currentThread().isInterrupted()) { // somebody else's business
                    throw new ErrnoException(Errno.EINTR);
                }
            }
            if (ready == 0 && (cancelled.get() || left < nanos)) {
                throw new ErrnoException(Errno.EINTR);
            }
        }
    }

    /** Ends all waits, now and later. */
    @Override
    public void close() throws IOException {
        List<Selector> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        for (Selector selector : open) {
            selector.close();
        }
    }
}
