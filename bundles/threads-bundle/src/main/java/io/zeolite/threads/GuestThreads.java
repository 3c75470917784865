package io.zeolite.threads;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Memory;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.experimental.InternalModule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that a guest has started and that have not ended. They are told to end when the guest's first instance is
 * closed.
 * <p>
 * Threads: safe.
 */
final class GuestThreads implements AutoCloseable {

    static final Context.Key<GuestThreads> KEY = Context.Key.of("io.zeolite.threads.running", GuestThreads.class);

    /** What {@code thread-spawn} returns if there can be no more threads: in C libraries, {@code EAGAIN}. */
    static final int TRY_AGAIN = -6;
    /** The greatest identity of a thread. */
    static final int LAST_ID = (1 << 29) - 1;

    private static final String START = "wasi_thread_start";
    private static final FunctionType START_TYPE = FunctionType.of(NumberType.I32, NumberType.I32);
    private static final long STACK_BYTES = 16L << 20;
    private static final Logger LOGGER = System.getLogger(GuestThreads.class.getName());

    private final InternalModule main;
    private final ThreadFactory factory;
    private final int most;
    private final Map<Integer, Thread> running = new HashMap<>();
    private int lastId;

    /**
     * Makes a guest ready for threads.
     *
     * @throws UnlinkableException if the guest does not export what a thread executes
     */
    GuestThreads(InternalModule main) {
        this.main = main;
        this.factory = main.config().find(WasiThreads.THREAD_FACTORY).orElseGet(this::platformThreads);
        this.most = main.config().find(WasiThreads.MOST_THREADS).orElse(WasiThreads.DEFAULT_MOST_THREADS);
        if (!main.findFunction(START).map(WasmFunction::type).equals(Optional.of(START_TYPE))) {
            throw new UnlinkableException(
                    "thread-spawn: module \"%s\" exports no function \"%s\" of type %s".formatted(main.name(), START,
                            START_TYPE));
        }
    }

    private ThreadFactory platformThreads() {
        return Thread.ofPlatform().name(main.name() + "-thread-", 1).daemon().stackSize(STACK_BYTES).factory();
    }

    /**
     * {@return the identity of a new thread, or {@link #TRY_AGAIN}}
     *
     * @throws UnlinkableException if the thread would not share the guest's memory
     */
    int spawn(Context context, int argument) {
        int id = reserveId();
        if (id < 0) {
            return id;
        }
        boolean started = false;
        try {
            started = start(id, instantiate(context), context, argument);
        } finally {
            if (!started) {
                forget(id);
            }
        }
        return started ? id : TRY_AGAIN;
    }

    private synchronized int reserveId() {
        if (running.size() >= most) {
            return TRY_AGAIN;
        }
        do {
            lastId = lastId == LAST_ID ? 1 : lastId + 1;
        } while (running.containsKey(lastId));
        running.put(lastId, null);
        return lastId;
    }

    private synchronized void forget(int id) {
        running.remove(id);
    }

    private InternalModule instantiate(Context context) {
        InternalModule instance = main.instantiateThread(context);
        if (!sharesMemory(instance)) {
            instance.close();
            throw new UnlinkableException(
                    "thread-spawn: module \"%s\" does not import a shared memory".formatted(main.name()));
        }
        return instance;
    }

    private boolean sharesMemory(InternalModule instance) {
        try {
            Memory memory = main.memory();
            return instance.memory() == memory && memory.definition().type().shared();
        } catch (NoSuchElementException _) {
            return false;
        }
    }

    private boolean start(int id, InternalModule instance, Context context, int argument) {
        boolean started = false;
        try {
            Thread thread = factory.newThread(() -> execute(id, instance, context, argument));
            if (thread != null) {
                synchronized (this) {
                    running.put(id, thread);
                }
                thread.start();
                started = true;
            }
        } catch (OutOfMemoryError noMoreThreads) {
            LOGGER.log(Level.WARNING, "thread %d of \"%s\" cannot start".formatted(id, main.name()), noMoreThreads);
        } finally {
            if (!started) {
                instance.close();
            }
        }
        return started;
    }

    private void execute(int id, InternalModule instance, Context context, int argument) {
        try {
            instance.function(START).call(context, id, argument);
        } catch (ExitException exit) {
            main.close(exit.exitCode());
        } catch (Throwable failure) {
            LOGGER.log(Level.ERROR, "thread %d of \"%s\" failed".formatted(id, main.name()), failure);
            main.close(WasiThreads.TRAPPED);
        } finally {
            forget(id);
            instance.close();
        }
    }

    /** Interrupts what threads wait for in the host; what they execute of the guest ends with their instances. */
    @Override
    public void close() {
        List<Thread> all;
        synchronized (this) {
            all = running.values().stream().filter(thread -> thread != null && thread != Thread.currentThread())
                    .toList();
        }
        all.forEach(Thread::interrupt);
    }
}
