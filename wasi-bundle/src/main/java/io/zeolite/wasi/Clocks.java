package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;

/** {@code clock_*}: the time of day, and the time that passes. The clocks of processor time do not exist. */
final class Clocks {

    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;

    private Clocks() {
    }

    static void addTo(FunctionTable table) {
        table.add("clock_res_get", Clocks::resolution, i32("id"), i32("result.resolution"));
        table.add("clock_time_get", Clocks::time, i32("id"), i64("precision"), i32("result.timestamp"));
    }

    private static void resolution(WasiCall call) throws ErrnoException {
        GuestState state = call.state();
        long nanos = switch (call.i32(0)) {
            case REALTIME -> state.wallClock().resolutionNanos();
            case MONOTONIC -> state.nanoClock().resolutionNanos();
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
            default -> throw new ErrnoException(Errno.EINVAL);
        };
    }
}
