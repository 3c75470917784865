package io.zeolite.sysfs.spi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A socket, either one that listens or a connection. It never waits: {@link #read}, {@link #write}, {@link #peek} and
 * {@link #accept} fail with {@link Errno#EAGAIN} where they would have to. A system interface waits for the guest, on
 * {@link #channel}, unless the guest does not want to.
 * <p>
 * Threads: safe; one may read while another writes.
 */
@ConsumerType
public interface GuestSocket extends GuestFile {

    /** {@return what tells when the socket is ready, in non-blocking mode; closed with the socket} */
    SelectableChannel channel();

    /** {@return a new connection; {@link Errno#EINVAL} if the socket does not listen} */
    default GuestSocket accept() throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** {@return how many bytes were copied into the buffer that {@link #read} will give again; 0 at the end} */
    default int peek(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTSUP);
    }

    /** {@return whether there is something to read that the channel does not tell of, such as after {@link #peek}} */
    default boolean hasBufferedInput() {
        return false;
    }

    /**
     * Ends one direction of a connection, or both; {@link Errno#ENOTCONN} if there is no connection.
     *
     * @param input  whether nothing is read any more
     * @param output whether nothing is written any more, of which the peer is told
     */
    default void shutdown(boolean input, boolean output) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }
}
