package io.zeolite.sock;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.NotYetConnectedException;

/** Something that the host's network does. */
@FunctionalInterface
interface SocketOperation<T> {

    /** The JDK's words where it does not repeat those of the system. */
    String RESET = "Connection reset";

    T run() throws IOException;

    /** {@return what the operation returns} */
    static <T> T attempt(SocketOperation<T> operation) throws ErrnoException {
        try {
            return operation.run();
        } catch (NotYetConnectedException _) {
            throw new ErrnoException(Errno.ENOTCONN);
        } catch (SocketException failure) {
            throw new ErrnoException(RESET.equals(failure.getMessage()) ? Errno.ECONNRESET : Errno.of(failure));
        } catch (IOException failure) {
            throw new ErrnoException(Errno.of(failure));
        }
    }
}
