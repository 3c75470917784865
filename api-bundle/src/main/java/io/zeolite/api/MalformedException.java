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

    /**
     * Makes the error in a text; the message is completed with line and column.
     *
     * @param message  the specification's words, then the detail
     * @param position the offset in characters from the start of the text
     * @param line     the line, from 1
     * @param column   the column in characters, from 1
     */
    public MalformedException(String message, long position, int line, int column) {
        super("%s (line %d, column %d)".formatted(message, line, column));
        this.position = position;
    }

    /** {@return the offset from the start of the module: in bytes, or in characters of a text} */
    public long position() {
        return position;
    }
}
