package io.zeolite.api;

/** Thrown out of a call when the call stack is exhausted. The instance stays usable. */
public final class ExhaustionException extends WasmException {

    private static final long serialVersionUID = 1L;

    private final WasmStackTrace trace;

    /**
     * Makes the error.
     *
     * @param trace the active functions
     */
    public ExhaustionException(WasmStackTrace trace) {
        super("wasm error: call stack exhausted" + trace.lines());
        this.trace = trace;
    }

    /** {@return the functions that were active} */
    public WasmStackTrace trace() {
        return trace;
    }
}
