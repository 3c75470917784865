package io.zeolite.api;

/** Thrown when a module cannot be instantiated because an import is missing or does not match, or the name is taken. */
public final class UnlinkableException extends WasmException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message the specification's words, then the detail and the place
     */
    public UnlinkableException(String message) {
        super(message);
    }
}
