package io.zeolite.engine.interpreter;

import io.zeolite.api.Slots;

/**
 * Unwinds the stack of the virtual machine down to the call that is to be restored. It is not an exception of the guest,
 * so that no clause of a guest catches it.
 */
final class Restoration extends Error {

    private static final long serialVersionUID = 1L;

    private final transient CapturedCall captured;
    private final transient Slots results;

    Restoration(CapturedCall captured, Slots results) {
        super("restores a snapshot, and must not be caught", null, false, false);
        this.captured = captured;
        this.results = results;
    }

    CapturedCall captured() {
        return captured;
    }

    /** {@return what the host call that captured the state returns this time} */
    Slots results() {
        return results;
    }

    /** {@return whether something that was thrown is this, or wraps it} */
    boolean isIn(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (cause == this) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
