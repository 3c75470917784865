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

    /**
     * Makes the error in a text; the message is completed with line and column.
     *
     * @param message  the specification's words, then the detail
     * @param position the offset in characters from the start of the text
     * @param line     the line, from 1
     * @param column   the column in characters, from 1
     */
    public InvalidException(String message, long position, int line, int column) {
        super("%s (line %d, column %d)".formatted(message, line, column));
        this.position = position;
    }

    /**
     * {@return the offset from the start of the module: in bytes, or in characters of a text; -1 where no single place is
     * at fault}
     */
    public long position() {
        return position;
    }
}
