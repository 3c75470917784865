package io.zeolite.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Measures one guest on one engine in the steady state, in a process of its own: the processor time of the thread that runs
 * the guest. Warming up is over when the whole process, with its compilers, has had so much processor time. So it counts
 * little what else the machine does.
 */
final class Measurement {

    private static final int FEWEST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 1 << 20;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Engine engine;
    private final Guest guest;
    private final int size;
    private Engine.Entry entry;
    private long result;

    Measurement(Engine engine, Guest guest, int size) {
        this.engine = engine;
        this.guest = guest;
        this.size = size;
        this.entry = engine.instantiate();
    }

    /**
     * Prints median nanoseconds of a round, and the result.
     *
     * @param arguments column, guest, milliseconds to warm up, milliseconds to measure; both of processor time
     */
    public static void main(String[] arguments) {
        Guest guest = Guest.of(arguments[1]);
        try (Engine engine = Column.of(arguments[0]).open(guest.binary())) {
            Measurement measurement = new Measurement(engine, guest, guest.size());
            measurement.warmUp(Long.parseLong(arguments[2]) * NANOS_PER_MILLI);
            long median = measurement.median(Long.parseLong(arguments[3]) * NANOS_PER_MILLI);
            System.out.println(median + " " + measurement.result);
        }
    }

    /** {@return what one round computes} */
    long result() {
        round();
        return result;
    }

    private void warmUp(long nanos) {
        long start = PROCESS.getProcessCpuTime();
        do {
            round();
        } while (PROCESS.getProcessCpuTime() - start < nanos);
    }

    private long median(long nanos) {
        long[] times = new long[64];
        int rounds = 0;
        long start = PROCESS.getProcessCpuTime();
        while (rounds < MOST_ROUNDS && (rounds < FEWEST_ROUNDS || PROCESS.getProcessCpuTime() - start < nanos)) {
            if (rounds == times.length) {
                times = Arrays.copyOf(times, 2 * rounds);
            }
            times[rounds++] = round();
        }
        Arrays.sort(times, 0, rounds);
        return times[rounds / 2];
    }

    /** {@return how many nanoseconds it took} */
    private long round() {
        if (guest.mode() == Guest.Mode.FRESH) {
            entry = engine.instantiate();
        }
        long start = THREADS.getCurrentThreadCpuTime();
        result = guest.mode() == Guest.Mode.CALLS ? calls() : entry.run(size);
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private long calls() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += entry.run(i);
        }
        return sum;
    }
}
