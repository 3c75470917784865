package io.zeolite.engine.runtime;

import io.zeolite.api.TrapKind;

/**
 * Aborts a computation from within; {@link Boundary} turns it into the exception of the API, which needs the stack
 * trace that this captures.
 */
public final class Trap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TrapKind kind;

    /** Makes a trap at the place of the caller. */
    public Trap(TrapKind kind) {
        super(kind.toString());
        this.kind = kind;
    }

    /** {@return why} */
    public TrapKind kind() {
        return kind;
    }

    /** {@return a trap for the instruction {@code unreachable}; emitted code throws it} */
    public static Trap unreachable() {
        return new Trap(TrapKind.UNREACHABLE);
    }

    /** {@return a trap for the use of a null reference; emitted code throws it} */
    public static Trap nullReference() {
        return new Trap(TrapKind.NULL_REFERENCE);
    }
}
