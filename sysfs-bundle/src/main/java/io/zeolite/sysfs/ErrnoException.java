package io.zeolite.sysfs;

import java.util.Objects;

/** Thrown by an operation of a file system that failed. It has no stack trace, as guests try and fail all the time. */
public final class ErrnoException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Errno errno;

    /** Makes the exception. */
    public ErrnoException(Errno errno) {
        super(Objects.requireNonNull(errno, "errno").text(), null, false, false);
        this.errno = errno;
    }

    /** {@return why the operation failed} */
    public Errno errno() {
        return errno;
    }
}
