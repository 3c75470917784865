package io.zeolite.wasi;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
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
 * Waits until sockets or streams of a guest are ready. Waiting ends early with the context of the call, when the thread is
 * interrupted, and when the guest is closed. Selectors are kept for the next wait.
 */
final class Readiness implements AutoCloseable {

    /** How long {@link #await} waits at most if nothing else ends it. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Set<Selector> all = new HashSet<>();
    private final Deque<Selector> idle = new ArrayDeque<>();
    private final ModuleInstance guest;
    private boolean closed;

    Readiness(ModuleInstance guest) {
        this.guest = guest;
    }

    /**
     * What is waited for.
     *
     * @param channel    whose readiness it is
     * @param operations for any of which it has to be ready, as bits of {@link SelectionKey}
     */
    record Interest(SelectableChannel channel, int operations) {
    }

    /** Waits until the one is ready. */
    void await(Context context, Interest interest) throws ErrnoException {
        await(context, List.of(interest), List.of(), FOREVER);
    }

    /** Waits until the stream can be read. */
    void await(Context context, ReadAhead stream) throws ErrnoException {
        await(context, List.of(), List.of(stream), FOREVER);
    }

    /**
     * {@return which sockets are ready, by their places in the list; the streams can be asked}
     *
     * @param streams end the wait too, when one of them can be read
     * @param nanos   how long to wait for the first; 0 to only look
     * @throws ErrnoException {@link Errno#EINTR} if the context was cancelled, its deadline came first, or the thread
     *                        was interrupted; {@link Errno#EBADF} if a socket was closed
     * @throws ExitException  if the guest was closed
     */
    BitSet await(Context context, List<Interest> interests, List<ReadAhead> streams, long nanos)
            throws ErrnoException {
        try {
            Selector selector = take();
            Runnable wakeup = selector::wakeup;
            try {
                streams.forEach(stream -> stream.whenReady(wakeup));
                return select(selector, context, interests, streams, nanos);
            } finally {
                streams.forEach(stream -> stream.forget(wakeup));
                giveBack(selector);
            }
        } catch (ClosedSelectorException | ClosedChannelException | CancelledKeyException _) {
            if (guest.isClosed()) {
                throw new ExitException(guest.exitCode().orElseThrow());
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

    private static BitSet select(Selector selector, Context context, List<Interest> interests,
            List<ReadAhead> streams, long nanos) throws IOException, ErrnoException {
        for (Interest interest : interests) {
            SelectionKey registered = interest.channel().keyFor(selector);
            int others = registered == null ? 0 : registered.interestOps();
            interest.channel().register(selector, others | interest.operations());
        }
        if (nanos == 0) {
            selector.selectNow();
        } else {
            wait(selector, context, streams, nanos);
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

    private static void wait(Selector selector, Context context, List<ReadAhead> streams, long nanos)
            throws IOException, ErrnoException {
        long start = System.nanoTime();
        long left = context.deadlineNanos().isPresent()
                ? context.deadlineNanos().getAsLong() - start : FOREVER;
        long most = Math.min(nanos, left);
        AtomicBoolean cancelled = new AtomicBoolean();
        Cancellation.Registration registration = context.cancellation()
                .map(cancellation -> cancellation.onCancel(() -> {
                    cancelled.set(true);
                    selector.wakeup();
                })).orElse(() -> {
                });
        try (registration) {
            boolean ready = streams.stream().anyMatch(ReadAhead::isReady);
            for (long rest = most; !ready && rest > 0 && !cancelled.get();
                    rest = most - (System.nanoTime() - start)) {
                int sockets = selector.select(Math.ceilDiv(rest, TimeUnit.MILLISECONDS.toNanos(1)));
                ready = sockets > 0 || streams.stream().anyMatch(ReadAhead::isReady);
                if (Thread.currentThread().isInterrupted()) { // somebody else's business
                    throw new ErrnoException(Errno.EINTR);
                }
            }
            if (!ready && (cancelled.get() || left < nanos)) {
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
