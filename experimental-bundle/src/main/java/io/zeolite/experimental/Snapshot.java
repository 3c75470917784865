package io.zeolite.experimental;

import io.zeolite.api.ExitException;
import io.zeolite.api.Slots;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A captured state of execution. It may be restored any number of times, always as it was captured, while the call lasts
 * that it was captured in: also when the function that had it captured has returned, and from calls that host functions
 * made since.
 * <p>
 * Threads: confined to the one that makes the call.
 */
@ProviderType
public interface Snapshot {

    /**
     * Continues after the host call that captured the state, with other results. Never returns normally: all that was
     * called since is left, guests without further ado, host functions by an error that passes through their
     * {@code finally} blocks.
     *
     * @apiNote Host code must not catch the error. If it does, the restore takes place once the host function returns, or
     *          throws something of which the error is the cause. If it throws something else, that counts, and the restore
     *          is given up. Of several restores asked for, the last counts.
     *
     * @param results the results of that host call: as many slots as it has results, or as its function is called with
     * @throws IllegalStateException    if the call has returned, or is one of another thread: a call that the embedder
     *                                  makes cannot be continued from another one; or no function of a guest is calling
     *                                  the host in it
     * @throws IllegalArgumentException if there are too few or too many slots
     * @throws ClassCastException       if a reference among the results is not of its type
     * @throws ExitException            if the instance has been closed, or interrupted, so that nothing is to continue
     */
    void restore(Slots results);
}
