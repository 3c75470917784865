package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.spi.GuestSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/** A socket, on which calls wait unless the guest does not want to. */
final class SocketDescriptor extends Descriptor {

    private final GuestSocket socket;
    private final Object reading = new Object();
    private final Object writing = new Object();

    SocketDescriptor(GuestSocket socket, int flags) {
        super(socket, FileType.STREAM_SOCKET, true, true, flags);
        this.socket = socket;
    }

    /** {@return the socket of the descriptor; {@link Errno#ENOTSOCK} if it is none} */
    static SocketDescriptor of(Descriptor descriptor) throws ErrnoException {
        if (descriptor instanceof SocketDescriptor found) {
            return found;
        }
        throw new ErrnoException(Errno.ENOTSOCK);
    }

    GuestSocket socket() {
        return socket;
    }

    /** One reads while another writes. */
    @Override
    Object readLock() {
        return reading;
    }

    @Override
    Object writeLock() {
        return writing;
    }

    @Override
    long naturalRights() {
        return Rights.OF_SOCKET | (isListener() ? Rights.SOCK_ACCEPT : 0);
    }

    private boolean isListener() {
        return (socket.channel().validOps() & SelectionKey.OP_ACCEPT) != 0;
    }

    /** {@return what the socket has to be ready for, so that something can be read or accepted} */
    Readiness.Interest toInput() {
        return new Readiness.Interest(socket.channel(),
                socket.channel().validOps() & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT));
    }

    /** {@return what the socket has to be ready for, so that something can be written} */
    Readiness.Interest toOutput() {
        return new Readiness.Interest(socket.channel(), socket.channel().validOps() & SelectionKey.OP_WRITE);
    }

    /** Something that fails with {@link Errno#EAGAIN} if the socket is not ready. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws ErrnoException;
    }

    /** {@return what the attempt returns, once the socket is ready for it, or at once if the guest does not wait} */
    <T> T attempt(Context context, GuestState state, Readiness.Interest interest, Attempt<T> attempt)
            throws ErrnoException {
        while (true) {
            try {
                return attempt.run();
            } catch (ErrnoException failure) {
                if (failure.errno() != Errno.EAGAIN || (flags() & FdFlags.NONBLOCK) != 0) {
                    throw failure;
                }
            }
            state.readiness().await(context, interest);
        }
    }

    /** Waits for the first bytes of a call only. */
    @Override
    int read(Context context, GuestState state, ByteBuffer buffer, long before) throws ErrnoException {
        return before > 0 ? socket.read(buffer) : attempt(context, state, toInput(), () -> socket.read(buffer));
    }

    /** Waits until all is written. An error after something was written waits for the next call. */
    @Override
    int write(Context context, GuestState state, ByteBuffer buffer) throws ErrnoException {
        int total = attempt(context, state, toOutput(), () -> socket.write(buffer));
        if ((flags() & FdFlags.NONBLOCK) != 0) {
            return total;
        }
        while (buffer.hasRemaining()) {
            try {
                total += attempt(context, state, toOutput(), () -> socket.write(buffer));
            } catch (ErrnoException _) {
                break;
            }
        }
        return total;
    }
}
