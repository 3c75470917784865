package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.spi.GuestSocket;
import java.nio.ByteBuffer;

/** {@code sock_*}: connections that listeners accept, which a guest starts with. */
final class Sockets {

    private static final int RECV_PEEK = 1;
    private static final int RECV_WAITALL = 1 << 1;
    private static final int SHUTDOWN_INPUT = 1;
    private static final int SHUTDOWN_OUTPUT = 1 << 1;

    private Sockets() {
    }

    static void addTo(FunctionTable table, Abi abi) {
        if (abi == Abi.PREVIEW_1) {
            table.add("sock_accept", Sockets::accept, i32("fd"), i32("flags"), i32("result.fd"));
        }
        table.add("sock_recv", Sockets::receive, i32("fd"), i32("ri_data"), i32("ri_data_len"), i32("ri_flags"),
                i32("result.ro_datalen"), i32("result.ro_flags"));
        table.add("sock_send", Sockets::send, i32("fd"), i32("si_data"), i32("si_data_len"), i32("si_flags"),
                i32("result.so_datalen"));
        table.add("sock_shutdown", Sockets::shutdown, i32("fd"), i32("how"));
    }

    private static SocketDescriptor socket(WasiCall call) throws ErrnoException {
        return SocketDescriptor.of(call.descriptor(0));
    }

    private static void accept(WasiCall call) throws ErrnoException {
        SocketDescriptor listener = socket(call);
        int flags = call.i32(1);
        call.memory().check(call.u32(2), Integer.BYTES);
        if ((flags & ~FdFlags.NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        GuestSocket accepted = listener.attempt(call, listener.toInput(), listener.socket()::accept);
        int number = call.state().descriptors().add(new SocketDescriptor(accepted, flags));
        call.memory().setInt(call.u32(2), number);
    }

    private static void receive(WasiCall call) throws ErrnoException {
        SocketDescriptor socket = socket(call);
        int flags = call.i32(3);
        call.memory().check(call.u32(5), Short.BYTES);
        if ((flags & ~(RECV_PEEK | RECV_WAITALL)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        synchronized (socket.readLock()) {
            Transfers.transfer(call, call.u32(4), switch (flags) {
                case 0 -> (buffer, before) -> socket.read(call, buffer, before);
                case RECV_WAITALL -> (buffer, _) -> readAll(call, socket, buffer);
                default -> (buffer, before) -> peek(call, socket, buffer, before);
            });
        }
        call.memory().setShort(call.u32(5), 0); // a stream has no ends of messages at which to truncate
    }

    private static int readAll(WasiCall call, SocketDescriptor socket, ByteBuffer buffer) throws ErrnoException {
        int total = 0;
        while (buffer.hasRemaining()) {
            int count;
            try {
                count = socket.read(call, buffer, 0);
            } catch (ErrnoException failure) {
                if (total == 0) {
                    throw failure;
                }
                break;
            }
            if (count == 0) {
                break;
            }
            total += count;
        }
        return total;
    }

    /** Looks only as far as the first buffer that can hold something: behind it, the same bytes would come again. */
    private static int peek(WasiCall call, SocketDescriptor socket, ByteBuffer buffer, long before)
            throws ErrnoException {
        return before > 0 ? 0 : socket.attempt(call, socket.toInput(), () -> socket.socket().peek(buffer));
    }

    private static void send(WasiCall call) throws ErrnoException {
        SocketDescriptor socket = socket(call);
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        synchronized (socket.writeLock()) {
            Transfers.transfer(call, call.u32(4), (buffer, _) -> socket.write(call, buffer));
        }
    }

    private static void shutdown(WasiCall call) throws ErrnoException {
        SocketDescriptor socket = socket(call);
        int how = call.i32(1);
        if (how == 0 || (how & ~(SHUTDOWN_INPUT | SHUTDOWN_OUTPUT)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        socket.socket().shutdown((how & SHUTDOWN_INPUT) != 0, (how & SHUTDOWN_OUTPUT) != 0);
    }
}
