package io.zeolite.experimental;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Captures the execution state of one call, for the host functions that are called in it. {@link Experimental#snapshotter}
 * finds that of the innermost call.
 * <p>
 * Threads: confined to the one that makes the call.
 */
@ProviderType
public interface Snapshotter {

    /**
     * {@return the state of execution: the active functions of the call with their locals and operands, whichever
     * instances they belong to, but no memory, global or table, and nothing of the host}
     *
     * Takes time and space in proportion to the number of active functions.
     *
     * @apiNote Guests that have a stack of their own in memory, as compiled C does, get no copy of it: a function that has
     *          returned, and goes on because it is restored, finds there what others have written since.
     *
     * @throws IllegalStateException if the call has returned, is one of another thread, or no function of a guest is
     *                               calling the host in it
     */
    Snapshot snapshot();
}
