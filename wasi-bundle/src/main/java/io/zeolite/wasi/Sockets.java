package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.api.Context;
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

    private static final Transfers.Step RECEIVE = (context, state, socket, buffer, before) -> socket.read(context,
            state, buffer, before);
    private static final Transfers.Step RECEIVE_ALL = (context, state, socket, buffer, _) -> readAll(context, state,
            socket, buffer);
    private static final Transfers.Step PEEK = Sockets::peek;
    private static final Transfers.Step SEND = (context, state, socket, buffer, _) -> socket.write(context, state,
            buffer);

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

    private static SocketDescriptor socket(WasiCall call, long rights) throws ErrnoException {
        return SocketDescriptor.of(call.descriptor(0, rights));
    }

    private static void accept(WasiCall call) throws ErrnoException {
        SocketDescriptor listener = socket(call, Rights.SOCK_ACCEPT);
        int flags = call.i32(1);
        call.memory().check(call.u32(2), Integer.BYTES);
        if ((flags & ~FdFlags.NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        GuestSocket accepted = listener.attempt(call.context(), call.state(), listener.toInput(),
                listener.socket()::accept);
        int number = call.state().descriptors()
                .add(new SocketDescriptor(accepted, flags).openedThrough(listener));
        call.memory().setInt(call.u32(2), number);
    }

    private static void receive(WasiCall call) throws ErrnoException {
        SocketDescriptor socket = socket(call, Rights.FD_READ);
        int flags = call.i32(3);
        call.memory().check(call.u32(5), Short.BYTES);
        if ((flags & ~(RECV_PEEK | RECV_WAITALL)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        synchronized (socket.readLock()) {
            transfer(call, socket, switch (flags) {
                case 0 -> RECEIVE;
                case RECV_WAITALL -> RECEIVE_ALL;
                default -> PEEK;
            });
        }
        call.memory().setShort(call.u32(5), 0); // a stream has no ends of messages at which to truncate
    }

    private static void transfer(WasiCall call, SocketDescriptor socket, Transfers.Step step) throws ErrnoException {
        Iovecs.transfer(call.context(), call.memory(), call.state(), socket, step, call.u32(1), call.u32(2), 0,
                call.u32(4));
    }

    private static int readAll(Context context, GuestState state, Descriptor socket, ByteBuffer buffer)
            throws ErrnoException {
        int total = 0;
        while (buffer.hasRemaining()) {
            int count;
            try {
                count = socket.read(context, state, buffer, 0);
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
    private static int peek(Context context, GuestState state, Descriptor descriptor, ByteBuffer buffer, long before)
            throws ErrnoException {
        SocketDescriptor socket = SocketDescriptor.of(descriptor);
        return before > 0 ? 0
                : socket.attempt(context, state, socket.toInput(), () -> socket.socket().peek(buffer));
    }

    private static void send(WasiCall call) throws ErrnoException {
        SocketDescriptor socket = socket(call, Rights.FD_WRITE);
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        synchronized (socket.writeLock()) {
            transfer(call, socket, SEND);
        }
    }

    private static void shutdown(WasiCall call) throws ErrnoException {
        SocketDescriptor socket = socket(call, Rights.SOCK_SHUTDOWN);
        int how = call.i32(1);
        if (how == 0 || (how & ~(SHUTDOWN_INPUT | SHUTDOWN_OUTPUT)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        socket.socket().shutdown((how & SHUTDOWN_INPUT) != 0, (how & SHUTDOWN_OUTPUT) != 0);
    }
}
