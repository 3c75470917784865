package io.zeolite.engine.runtime;

import io.zeolite.api.Slots;
import io.zeolite.api.UnsupportedException;
import io.zeolite.experimental.Snapshotter;

/**
 * One call of a function whose state can be captured by the host functions that it calls.
 * <p>
 * Threads: confined to the one that invokes it.
 */
public interface CapturableCall extends Snapshotter {

    /**
     * Calls the function once, without its boundary: parameters on entry and results on return are in the slots.
     * Restores of calls that this one is nested in leave it as errors, which no one may handle but those calls.
     *
     * @throws UnsupportedException if a module that takes part needs what the tier cannot do yet
     */
    void invoke(Slots slots);
}
