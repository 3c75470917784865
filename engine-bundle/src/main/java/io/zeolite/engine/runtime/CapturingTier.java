package io.zeolite.engine.runtime;

/** A tier that can execute functions of any instance, whichever tier made it, so that their state can be captured. */
public interface CapturingTier extends Tier {

    /** {@return a call of the function, which has not begun} */
    CapturableCall capturable(FunctionInstance function);
}
