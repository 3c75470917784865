package io.zeolite.wasi;

import io.zeolite.api.spi.NanoClock;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time, as far as the virtual machine tells it. A guest has these clocks only if its monotonic clock is the
 * machine's, as both tell something of the machine. The process is that of the virtual machine; its time is that since
 * the virtual machine started. A virtual thread has no time of its own, and the module {@code java.management} may be
 * absent: then there is no such clock, and the error is {@link Errno#EINVAL}.
 */
final class CpuTime {

    /** The JDK reads the time of the process in the ticks of Linux. */
    static final long PROCESS_RESOLUTION_NANOS = 10_000_000;
    static final long THREAD_RESOLUTION_NANOS = 1;

    private static final boolean THREADS_PRESENT = isPresent();

    private CpuTime() {
    }

    static long ofProcess(GuestState state) throws ErrnoException {
        requireClock(state, true);
        return ProcessHandle.current().info().totalCpuDuration()
                .orElseThrow(() -> new ErrnoException(Errno.EINVAL)).toNanos();
    }

    static long ofThread(GuestState state) throws ErrnoException {
        requireClock(state, THREADS_PRESENT && !Thread.currentThread().isVirtual());
        long nanos = Beans.thread();
        requireClock(state, nanos >= 0);
        return nanos;
    }

    private static void requireClock(GuestState state, boolean present) throws ErrnoException {
        if (!present || state.nanoClock().source() != NanoClock.system()) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static boolean isPresent() {
        try {
            Class.forName("java.lang.management.ManagementFactory", false, CpuTime.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /** Linked only where the module is present. */
    private static final class Beans {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** {@return the time of the current thread; negative if it is not known} */
        static long thread() {
            return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
        }
    }
}
