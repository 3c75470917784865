package io.zeolite.api;

/**
 * Thrown out of a call when its module was closed: by the guest's own exit, by the embedder, because the context was
 * done, or because a service has departed. Exit codes are unsigned 32-bit.
 */
public final class ExitException extends WasmException {

    /** The exit code of a module that was closed because its context was cancelled. */
    public static final int CONTEXT_CANCELLED = 0xffffffff;
    /** The exit code of a module that was closed because its context's deadline passed. */
    public static final int DEADLINE_EXCEEDED = 0xefffffff;
    /** The exit code of a module that was closed because a service that it cannot live without has departed. */
    public static final int SERVICE_DEPARTED = 0xdfffffff;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** Makes the error. */
    public ExitException(int exitCode) {
        super(switch (exitCode) {
            case CONTEXT_CANCELLED -> "module closed with context canceled";
            case DEADLINE_EXCEEDED -> "module closed with context deadline exceeded";
            case SERVICE_DEPARTED -> "module closed with the departure of a service that it needs";
            default -> "module closed with exit_code(" + Integer.toUnsignedString(exitCode) + ")";
        });
        this.exitCode = exitCode;
    }

    /** {@return the exit code, unsigned} */
    public int exitCode() {
        return exitCode;
    }
}
