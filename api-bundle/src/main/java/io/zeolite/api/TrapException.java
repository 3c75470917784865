package io.zeolite.api;

import java.util.Objects;

/** Thrown out of a call when the guest trapped. The instance stays usable. */
public final class TrapException extends WasmException {

    private static final long serialVersionUID = 1L;

    private final TrapKind kind;
    private final WasmStackTrace trace;

    /**
     * Makes the error.
     *
     * @param kind  why the computation was aborted
     * @param trace the active functions
     */
    public TrapException(TrapKind kind, WasmStackTrace trace) {
        this(kind, trace, null);
    }

    /**
     * Makes the error.
     *
     * @param kind  why the computation was aborted
     * @param trace the active functions
     * @param cause the Java exception that the trap showed itself by; may be null
     */
    public TrapException(TrapKind kind, WasmStackTrace trace, Throwable cause) {
        super("wasm error: " + kind + trace.lines(), cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.trace = trace;
    }

    /** {@return why the computation was aborted} */
    public TrapKind kind() {
        return kind;
    }

    /** {@return the functions that were active} */
    public WasmStackTrace trace() {
        return trace;
    }
}
