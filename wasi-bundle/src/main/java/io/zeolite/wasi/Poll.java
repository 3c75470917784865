package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * {@code poll_oneoff}: waits for the first of several events. Files and streams are always ready, as an
 * {@link java.io.InputStream} cannot say whether reading it would wait; so only clocks and sockets are really waited for.
 * With sockets, time passes as it does for their peers, whatever lets it pass for clocks alone.
 */
final class Poll {

    private static final int CLOCK = 0;
    private static final int FD_READ = 1;
    private static final int FD_WRITE = 2;
    private static final int EVENT_BYTES = 32;
    private static final int ABSOLUTE = 1;
    /** More than any guest has descriptors; a bound on what a call can take from the host. */
    private static final int MAX_SUBSCRIPTIONS = 1 << 17;

    private Poll() {
    }

    static void addTo(FunctionTable table) {
        table.add("poll_oneoff", Poll::oneoff, i32("in"), i32("out"), i32("nsubscriptions"), i32("result.nevents"));
    }

    /** What happened to a subscription. */
    private record Event(long userdata, WasiErrno error, int type, long bytes) {
    }

    /** A socket to wait for. */
    private record Traffic(long userdata, int type, Readiness.Interest interest) {

        Event comes() {
            return new Event(userdata, WasiErrno.ESUCCESS, type, type == FD_READ ? 1 : 0);
        }
    }

    /** What a call waits for, and what need not be waited for. */
    private record Waiting(List<Event> ready, List<Timer> timers, List<Traffic> sockets) {
    }

    /** A clock to wait for. */
    private record Timer(long userdata, long nanos) {

        Event rings() {
            return new Event(userdata, WasiErrno.ESUCCESS, CLOCK, 0);
        }
    }

    private static void oneoff(WasiCall call) throws ErrnoException {
        GuestMemory memory = call.memory();
        long in = call.u32(0);
        long out = call.u32(1);
        long count = call.u32(2);
        int size = call.abi().subscriptionBytes();
        if (count == 0 || count > MAX_SUBSCRIPTIONS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        memory.check(in, count * size);
        memory.check(out, count * EVENT_BYTES);
        memory.check(call.u32(3), Integer.BYTES);
        Waiting waiting = new Waiting(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long subscription = in; subscription < in + count * size; subscription += size) {
            subscribe(call, subscription, waiting);
        }
        await(call, waiting);
        for (Event event : waiting.ready()) {
            write(memory, out, event);
            out += EVENT_BYTES;
        }
        call.memory().setInt(call.u32(3), waiting.ready().size());
    }

    /** Reads a subscription: it is ready (or wrong), or has to be waited for. */
    private static void subscribe(WasiCall call, long at, Waiting waiting) throws ErrnoException {
        GuestMemory memory = call.memory();
        long userdata = memory.getLong(at);
        int type = memory.getUnsignedByte(at + 8);
        if (type > FD_WRITE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        try {
            if (type == CLOCK) {
                waiting.timers().add(new Timer(userdata, nanosToWait(call, at + call.abi().clockAt())));
            } else {
                Descriptor descriptor = call.state().descriptors().get(memory.getInt(at + 16));
                subscribe(descriptor, userdata, type, waiting);
            }
        } catch (ErrnoException failure) {
            waiting.ready().add(new Event(userdata, WasiErrno.of(failure.errno()), type, 0));
        }
    }

    private static void subscribe(Descriptor descriptor, long userdata, int type, Waiting waiting)
            throws ErrnoException {
        if (descriptor instanceof SocketDescriptor socket) {
            Traffic traffic = new Traffic(userdata, type, type == FD_READ ? socket.toInput() : socket.toOutput());
            if (type == FD_READ && socket.socket().hasBufferedInput()) {
                waiting.ready().add(traffic.comes());
            } else {
                waiting.sockets().add(traffic);
            }
            return;
        }
        long bytes = type == FD_READ ? readable(descriptor) : writable(descriptor);
        waiting.ready().add(new Event(userdata, WasiErrno.ESUCCESS, type, bytes));
    }

    private static long nanosToWait(WasiCall call, long at) throws ErrnoException {
        GuestMemory memory = call.memory();
        int clock = memory.getInt(at);
        long timeout = memory.getLong(at + 8);
        long nanos = timeout < 0 ? Long.MAX_VALUE : timeout; // unsigned
        boolean absolute = (memory.getShort(at + 24) & ABSOLUTE) != 0;
        long now = Clocks.now(call.state(), clock);
        return absolute ? Math.max(0, nanos - now) : nanos;
    }

    private static long readable(Descriptor descriptor) throws ErrnoException {
        GuestFile file = descriptor.toRead();
        if (file instanceof InputFile stream) {
            return stream.available();
        }
        return descriptor.type() == FileType.REGULAR_FILE
                ? Math.max(0, file.stat().size() - file.seek(0, Whence.POSITION)) : 0;
    }

    private static long writable(Descriptor descriptor) throws ErrnoException {
        descriptor.toWrite();
        return 0;
    }

    /** Waits unless something is ready already, then adds every socket that is ready and every clock that rings. */
    private static void await(WasiCall call, Waiting waiting) throws ErrnoException {
        long first = waiting.timers().stream().mapToLong(Timer::nanos).min().orElse(Readiness.FOREVER);
        long wait = waiting.ready().isEmpty() ? first : 0;
        if (!waiting.sockets().isEmpty()) {
            List<Readiness.Interest> interests = waiting.sockets().stream().map(Traffic::interest).toList();
            BitSet ready = call.state().readiness().await(call, interests, wait);
            ready.stream().mapToObj(waiting.sockets()::get).map(Traffic::comes).forEach(waiting.ready()::add);
        } else if (wait > 0 && !waiting.timers().isEmpty()) {
            Nap.take(call.state().sleeper(), wait, call.context());
        }
        long passed = waiting.ready().isEmpty() ? wait : 0;
        waiting.timers().stream().filter(timer -> timer.nanos() <= passed).map(Timer::rings)
                .forEach(waiting.ready()::add);
    }

    private static void write(GuestMemory memory, long at, Event event) throws ErrnoException {
        memory.setLong(at, event.userdata());
        memory.setLong(at + 8, event.error().number() | (long) event.type() << Short.SIZE);
        memory.setLong(at + 16, event.bytes());
        memory.setLong(at + 24, 0);
    }
}
