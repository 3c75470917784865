package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code poll_oneoff}: waits for the first of several events. Files and streams are always ready, as an
 * {@link java.io.InputStream} cannot say whether reading it would wait; so only clocks are really waited for.
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
        List<Event> ready = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        for (long subscription = in; subscription < in + count * size; subscription += size) {
            subscribe(call, subscription, ready, timers);
        }
        ring(call, ready, timers);
        for (Event event : ready) {
            write(memory, out, event);
            out += EVENT_BYTES;
        }
        call.memory().setInt(call.u32(3), ready.size());
    }

    /** Reads a subscription: it is ready (or wrong), or has to be waited for. */
    private static void subscribe(WasiCall call, long at, List<Event> ready, List<Timer> timers)
            throws ErrnoException {
        GuestMemory memory = call.memory();
        long userdata = memory.getLong(at);
        int type = memory.getUnsignedByte(at + 8);
        if (type > FD_WRITE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        try {
            if (type == CLOCK) {
                timers.add(new Timer(userdata, nanosToWait(call, at + call.abi().clockAt())));
            } else {
                Descriptor descriptor = call.state().descriptors().get(memory.getInt(at + 16));
                long bytes = type == FD_READ ? readable(descriptor) : writable(descriptor);
                ready.add(new Event(userdata, WasiErrno.ESUCCESS, type, bytes));
            }
        } catch (ErrnoException failure) {
            ready.add(new Event(userdata, WasiErrno.of(failure.errno()), type, 0));
        }
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

    /** Waits for the first clock unless something is ready already, and adds every clock whose time has come. */
    private static void ring(WasiCall call, List<Event> ready, List<Timer> timers) throws ErrnoException {
        long wait = ready.isEmpty() ? timers.stream().mapToLong(Timer::nanos).min().orElse(0) : 0;
        if (wait > 0) {
            Nap.take(call.state().sleeper(), wait, call.context());
        }
        timers.stream().filter(timer -> timer.nanos() <= wait).map(Timer::rings).forEach(ready::add);
    }

    private static void write(GuestMemory memory, long at, Event event) throws ErrnoException {
        memory.setLong(at, event.userdata());
        memory.setLong(at + 8, event.error().number() | (long) event.type() << Short.SIZE);
        memory.setLong(at + 16, event.bytes());
        memory.setLong(at + 24, 0);
    }
}
