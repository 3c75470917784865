package io.zeolite.engine.runtime;

import io.zeolite.api.UnsupportedException;

/** A tier that can execute functions of any instance, whichever tier made it, so that their state can be captured. */
public interface CapturingTier extends Tier {

    /**
     * {@return a call of the function, which has not begun}
     *
     * @throws UnsupportedException if the function's module needs what the tier cannot do yet
     */
    CapturableCall capturable(FunctionInstance function);
}
