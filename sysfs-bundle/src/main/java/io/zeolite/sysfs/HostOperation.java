package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.InvalidPathException;
import java.nio.file.ReadOnlyFileSystemException;

/** Something done in the host, whose failures become error numbers. */
@FunctionalInterface
interface HostOperation<T> {

    T run() throws IOException, ErrnoException;

    /** {@return what the operation returns} */
    static <T> T attempt(HostOperation<T> operation) throws ErrnoException {
        try {
            return operation.run();
        } catch (IOException | RuntimeException failure) {
            throw translated(failure);
        }
    }

    /** {@return what a failure of the host means; the one place where its exceptions are translated} */
    static ErrnoException translated(Exception failure) {
        return new ErrnoException(switch (failure) {
            case IOException io -> Errno.of(io);
            case NonReadableChannelException _, NonWritableChannelException _ -> Errno.EBADF;
            case ReadOnlyFileSystemException _ -> Errno.EROFS;
            case UnsupportedOperationException _ -> Errno.ENOTSUP;
            case InvalidPathException _ -> Errno.EINVAL;
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalArgumentException(failure);
        });
    }
}
