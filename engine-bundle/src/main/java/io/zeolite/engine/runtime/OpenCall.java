package io.zeolite.engine.runtime;

/** What {@link OpenCalls} keeps: observed calls, and the runs from which such calls came. */
sealed interface OpenCall permits ListenedCall, HeapRun {

    /** {@return whether it has ended, though it is still kept} */
    boolean isDead();
}
