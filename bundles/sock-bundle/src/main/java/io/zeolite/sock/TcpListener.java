package io.zeolite.sock;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A socket that listens. */
final class TcpListener implements GuestSocket {

    /** How many connections may wait to be accepted, if the system allows as many. */
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel channel;
    private final InetSocketAddress address;

    private TcpListener(ServerSocketChannel channel) throws IOException {
        this.channel = channel;
        this.address = (InetSocketAddress) channel.getLocalAddress();
    }

    static TcpListener open(TcpListeners.Address wanted) throws IOException {
        InetSocketAddress address = wanted.host().isEmpty() ? new InetSocketAddress(wanted.port())
                : new InetSocketAddress(wanted.host(), wanted.port());
        if (address.isUnresolved()) {
            throw new IOException("unknown host");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address, BACKLOG);
            return new TcpListener(channel);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** {@return where it listens} */
    InetSocketAddress address() {
        return address;
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
    public GuestSocket accept() throws ErrnoException {
        SocketChannel accepted = SocketOperation.attempt(channel::accept);
        if (accepted == null) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return SocketOperation.attempt(() -> TcpConnection.of(accepted));
    }

    @Override
    public int read(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public int peek(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public int write(ByteBuffer buffer) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("closing the listener on " + address, failure);
        }
    }
}
