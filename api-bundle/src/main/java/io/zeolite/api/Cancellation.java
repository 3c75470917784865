package io.zeolite.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Cancels the operations whose context carries it, once and for good.
 * <p>
 * Threads: safe.
 */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Makes a cancellation that has not happened. */
    public Cancellation() {
    }

    /** Cancels; runs the registered actions in the calling thread. Later calls do nothing. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** {@return whether it has happened} */
    public boolean isCancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }

    /**
     * Registers an action; runs it at once if the cancellation has happened.
     *
     * @return removes the action again when closed
     */
    public Registration onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {
        };
    }

    private void remove(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }

    /** Undoes a registration when closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
