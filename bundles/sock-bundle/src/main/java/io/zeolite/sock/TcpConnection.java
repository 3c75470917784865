package io.zeolite.sock;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestSocket;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/** A connection that was accepted. */
final class TcpConnection implements GuestSocket {

    /** How much can be looked at before it is read. */
    private static final int PEEK_BYTES = 1 << 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final Object reading = new Object();
    /** What was looked at and not read yet, between position and limit. */
    private ByteBuffer peeked = NOTHING;

    private TcpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** {@return a connection whose small writes are not held back, as guests have no means to ask for it} */
    static TcpConnection of(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new TcpConnection(channel);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public FileStat stat() {
        return FileStat.ofType(FileType.STREAM_SOCKET);
    }

    @Override
    public int read(ByteBuffer buffer) throws ErrnoException {
        synchronized (reading) {
            return peeked.hasRemaining() ? copy(peeked, buffer) : receive(buffer);
        }
    }

    @Override
    public int peek(ByteBuffer buffer) throws ErrnoException {
        synchronized (reading) {
            if (peeked.remaining() < buffer.remaining()) {
                lookAhead();
            }
            return copy(peeked.duplicate(), buffer);
        }
    }

    /** Receives more behind what was looked at before; nothing more need be there if there is something. */
    private void lookAhead() throws ErrnoException {
        ByteBuffer more = ByteBuffer.allocate(PEEK_BYTES).put(peeked.duplicate());
        try {
            receive(more);
        } catch (ErrnoException failure) {
            if (failure.errno() != Errno.EAGAIN || !peeked.hasRemaining()) {
                throw failure;
            }
        }
        peeked = more.flip();
    }

    /** {@return how many bytes came, 0 at the end} */
    private int receive(ByteBuffer buffer) throws ErrnoException {
        boolean asked = buffer.hasRemaining();
        int count = SocketOperation.attempt(() -> channel.read(buffer));
        if (count == 0 && asked) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return Math.max(0, count);
    }

    private static int copy(ByteBuffer from, ByteBuffer to) {
        int count = Math.min(from.remaining(), to.remaining());
        to.put(from.slice().limit(count));
        from.position(from.position() + count);
        return count;
    }

    @Override
    public boolean hasBufferedInput() {
        synchronized (reading) {
            return peeked.hasRemaining();
        }
    }

    @Override
    public int write(ByteBuffer buffer) throws ErrnoException {
        boolean asked = buffer.hasRemaining();
        int count = SocketOperation.attempt(() -> channel.write(buffer));
        if (count == 0 && asked) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return count;
    }

    @Override
    public void shutdown(boolean input, boolean output) throws ErrnoException {
        SocketOperation.attempt(() -> {
            if (input) {
                channel.shutdownInput();
            }
            return output ? channel.shutdownOutput() : channel;
        });
    }

    @Override
    public int pread(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public int pwrite(ByteBuffer buffer, long offset) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public void close() throws ErrnoException {
        SocketOperation.attempt(() -> {
            channel.close();
            return channel;
        });
    }
}
