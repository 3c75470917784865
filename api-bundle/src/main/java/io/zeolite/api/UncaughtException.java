package io.zeolite.api;

/** Thrown out of a call when the guest threw an exception that no handler caught. */
public final class UncaughtException extends WasmException {

    private static final long serialVersionUID = 1L;

    private final transient Tag tag;
    private final transient Slots arguments;

    /**
     * Makes the error.
     *
     * @param tag       the exception's tag
     * @param arguments the values that the exception carries
     * @param trace     the functions that were active at the throw
     */
    public UncaughtException(Tag tag, Slots arguments, WasmStackTrace trace) {
        super("wasm error: uncaught exception " + tag + arguments + trace.lines());
        this.tag = tag;
        this.arguments = arguments;
    }

    /** {@return the exception's tag} */
    public Tag tag() {
        return tag;
    }

    /** {@return the values that the exception carries} */
    public Slots arguments() {
        return arguments;
    }
}
