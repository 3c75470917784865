package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/** {@code clock_*}: the time of day, the time that passes, and processor time where {@link CpuTime} can tell it. */
final class Clocks {

    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int PROCESS_CPUTIME = 2;
    private static final int THREAD_CPUTIME = 3;

    private Clocks() {
    }

    static void addTo(FunctionTable table) {
        table.add("clock_res_get", Clocks::resolution, i32("id"), i32("result.resolution"));
        table.add("clock_time_get", Clocks::time, i32("id"), i64("precision"), i32("result.timestamp"));
    }

    private static void resolution(WasiCall call) throws ErrnoException {
        GuestState state = call.state();
        int clock = call.i32(0);
        long nanos = switch (clock) {
            case REALTIME -> state.wallClock().resolutionNanos();
            case MONOTONIC -> state.nanoClock().resolutionNanos();
            case PROCESS_CPUTIME, THREAD_CPUTIME -> {
                now(state, clock); // fails if there is no such clock
                yield clock == PROCESS_CPUTIME ? CpuTime.PROCESS_RESOLUTION_NANOS : CpuTime.THREAD_RESOLUTION_NANOS;
            }
            default -> throw new ErrnoException(Errno.EINVAL);
        };
        call.memory().setLong(call.u32(1), nanos);
    }

    private static void time(WasiCall call) throws ErrnoException {
        GuestMemory memory = call.memory();
        memory.check(call.u32(2), Long.BYTES);
        memory.setLong(call.u32(2), now(call.state(), call.i32(0)));
    }

    /** {@return the time that a clock shows} */
    static long now(GuestState state, int clock) throws ErrnoException {
        return switch (clock) {
            case REALTIME -> state.wallClock().source().epochNanos();
            case MONOTONIC -> state.nanoClock().source().nanos();
            case PROCESS_CPUTIME -> CpuTime.ofProcess(state);
            case THREAD_CPUTIME -> CpuTime.ofThread(state);
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }
}
