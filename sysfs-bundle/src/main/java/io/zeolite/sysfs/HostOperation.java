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

    /** Runs the operation; the one place where the host's exceptions are translated. */
    static <T> T attempt(HostOperation<T> operation) throws ErrnoException {
        try {
            return operation.run();
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        } catch (NonReadableChannelException | NonWritableChannelException _) {
            throw new ErrnoException(Errno.EBADF);
        } catch (ReadOnlyFileSystemException _) {
            throw new ErrnoException(Errno.EROFS);
        } catch (UnsupportedOperationException _) {
            throw new ErrnoException(Errno.ENOTSUP);
        } catch (InvalidPathException _) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
