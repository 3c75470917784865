package io.zeolite.api;

/** Thrown when a valid module needs what this version or this machine cannot do: the message says what. */
public final class UnsupportedException extends WasmException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message the specification's words, then the detail and the place
     */
    public UnsupportedException(String message) {
        super(message);
    }
}
