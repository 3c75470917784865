package io.zeolite.api;

/** Thrown when bytes or text are not a module at all: the grammar is broken. */
public final class MalformedException extends WasmException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * Makes the error; the message is completed with the position.
     *
     * @param message  the specification's words, then the detail
     * @param position the offset in bytes from the start of the module
     */
    public MalformedException(String message, long position) {
        super("%s (offset 0x%x)".formatted(message, position));
        this.position = position;
    }

    /** {@return the offset in bytes from the start of the module} */
    public long position() {
        return position;
    }
}
