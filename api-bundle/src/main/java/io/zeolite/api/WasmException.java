package io.zeolite.api;

/** The root of what can go wrong with a module: each subclass is one of the outcomes that the specification names. */
public abstract class WasmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WasmException(String message, Throwable cause) {
        super(message, cause);
    }

    WasmException(String message) {
        super(message);
    }
}
