package io.zeolite.wasi;

import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a {@code poll_oneoff} waits for, and the events that need not be waited for or have come. */
final class PollWait {

    private final List<Event> events = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<Traffic> sockets = new ArrayList<>();
    private final List<Input> streams = new ArrayList<>();

    /** What happened to a subscription. */
    record Event(long userdata, WasiErrno error, int type, long bytes) {

        static Event of(long userdata, int type, long bytes) {
            return new Event(userdata, WasiErrno.ESUCCESS, type, bytes);
        }
    }

    /** A clock to wait for. */
    private record Timer(long userdata, long nanos) {
    }

    /** A socket to wait for. */
    private record Traffic(long userdata, int type, Readiness.Interest interest) {

        Event comes() {
            return Event.of(userdata, type, type == Poll.FD_READ ? 1 : 0);
        }
    }

    /** A stream to wait for. */
    private record Input(long userdata, ReadAhead stream) {

        Event comes() {
            return Event.of(userdata, Poll.FD_READ, stream.available());
        }
    }

    void addTimer(long userdata, long nanos) {
        timers.add(new Timer(userdata, nanos));
    }

    void addFailure(long userdata, int type, ErrnoException failure) {
        events.add(new Event(userdata, WasiErrno.of(failure.errno()), type, 0));
    }

    /** Adds what can be read or written: at once, unless it is a socket or a stream that has nothing yet. */
    void addDescriptor(long userdata, int type, Descriptor descriptor) throws ErrnoException {
        boolean reads = type == Poll.FD_READ;
        if (descriptor instanceof SocketDescriptor socket) {
            Traffic traffic = new Traffic(userdata, type, reads ? socket.toInput() : socket.toOutput());
            if (reads && socket.socket().hasBufferedInput()) {
                events.add(traffic.comes());
            } else {
                sockets.add(traffic);
            }
        } else if (reads && descriptor instanceof InputDescriptor stream && !stream.input().isReady()) {
            streams.add(new Input(userdata, stream.input()));
        } else {
            events.add(Event.of(userdata, type, reads ? readable(descriptor) : writable(descriptor)));
        }
    }

    private static long readable(Descriptor descriptor) throws ErrnoException {
        GuestFile file = descriptor.toRead();
        if (descriptor instanceof InputDescriptor stream) {
            return stream.input().available();
        }
        return descriptor.type() == FileType.REGULAR_FILE
                ? Math.max(0, file.stat().size() - file.seek(0, Whence.POSITION)) : 0;
    }

    private static long writable(Descriptor descriptor) throws ErrnoException {
        descriptor.toWrite();
        return 0;
    }

    /**
     * Waits for the first event, unless there is one already.
     *
     * @return all that have come: what was ready, every socket and stream that is ready now, and every clock that rings
     */
    List<Event> await(WasiCall call) throws ErrnoException {
        long first = timers.stream().mapToLong(Timer::nanos).min().orElse(Readiness.FOREVER);
        long wait = events.isEmpty() ? first : 0;
        if (!sockets.isEmpty() || !streams.isEmpty()) {
            List<Readiness.Interest> interests = sockets.stream().map(Traffic::interest).toList();
            List<ReadAhead> inputs = streams.stream().map(Input::stream).toList();
            BitSet ready = call.state().readiness().await(call.context(), interests, inputs, wait);
            ready.stream().mapToObj(sockets::get).map(Traffic::comes).forEach(events::add);
            streams.stream().filter(input -> input.stream().isReady()).map(Input::comes).forEach(events::add);
        } else if (wait > 0 && !timers.isEmpty()) {
            Nap.take(call.state().sleeper(), wait, call.context());
        }
        long passed = events.isEmpty() ? wait : 0;
        timers.stream().filter(timer -> timer.nanos() <= passed)
                .map(timer -> Event.of(timer.userdata(), Poll.CLOCK, 0)).forEach(events::add);
        return events;
    }
}
