package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/**
 * {@code poll_oneoff}: waits for the first of several events: clocks, sockets, and streams that have something to read.
 * Files, and streams to write to, are always ready. With sockets and streams, time passes as it does for their peers,
 * whatever lets it pass for clocks alone.
 */
final class Poll {

    static final int CLOCK = 0;
    static final int FD_READ = 1;
    static final int FD_WRITE = 2;

    private static final int EVENT_BYTES = 32;
    private static final int ABSOLUTE = 1;
    /** More than any guest has descriptors; a bound on what a call can take from the host. */
    private static final int MAX_SUBSCRIPTIONS = 1 << 17;

    private Poll() {
    }

    static void addTo(FunctionTable table) {
        table.add("poll_oneoff", Poll::oneoff, i32("in"), i32("out"), i32("nsubscriptions"), i32("result.nevents"));
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
        PollWait wait = new PollWait();
        for (long subscription = in; subscription < in + count * size; subscription += size) {
            subscribe(call, subscription, wait);
        }
        int events = 0;
        for (PollWait.Event event : wait.await(call)) {
            write(memory, out + (long) events * EVENT_BYTES, event);
            events++;
        }
        memory.setInt(call.u32(3), events);
    }

    /** Reads a subscription: it is ready (or wrong), or has to be waited for. */
    private static void subscribe(WasiCall call, long at, PollWait wait) throws ErrnoException {
        GuestMemory memory = call.memory();
        long userdata = memory.getLong(at);
        int type = memory.getUnsignedByte(at + 8);
        if (type > FD_WRITE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        try {
            if (type == CLOCK) {
                wait.addTimer(userdata, nanosToWait(call, at + call.abi().clockAt()));
            } else {
                Descriptor descriptor = call.state().descriptors().get(memory.getInt(at + 16));
                wait.addDescriptor(userdata, type, descriptor.require(Rights.POLL_FD_READWRITE));
            }
        } catch (ErrnoException failure) {
            wait.addFailure(userdata, type, failure);
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

    private static void write(GuestMemory memory, long at, PollWait.Event event) throws ErrnoException {
        memory.setLong(at, event.userdata());
        memory.setLong(at + 8, event.error().number() | (long) event.type() << Short.SIZE);
        memory.setLong(at + 16, event.bytes());
        memory.setLong(at + 24, 0);
    }
}
