package io.zeolite.api;

/** Thrown when a module is well-formed but does not satisfy the rules of validation. */
public final class InvalidException extends WasmException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * Makes the error.
     *
     * @param message  the specification's words, then the detail and the place
     * @param position the offset in bytes from the start of the module; -1 where no single place is at fault
     */
    public InvalidException(String message, long position) {
        super(message);
        this.position = position;
    }

    /** {@return the offset in bytes from the start of the module; -1 where no single place is at fault} */
    public long position() {
        return position;
    }
}
