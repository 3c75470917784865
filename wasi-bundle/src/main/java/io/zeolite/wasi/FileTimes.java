package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.spi.GuestFile;

/**
 * The times to set on a file, after {@code fstflags}.
 *
 * @param atimNanos the last access, or {@link GuestFile#OMIT_TIME}
 * @param mtimNanos the last change, likewise
 */
record FileTimes(long atimNanos, long mtimNanos) {

    private static final int ATIM = 1;
    private static final int ATIM_NOW = 1 << 1;
    private static final int MTIM = 1 << 2;
    private static final int MTIM_NOW = 1 << 3;

    /** Reads the times and the flags from three parameters. */
    static FileTimes of(WasiCall call, int parameter) throws ErrnoException {
        int flags = call.i32(parameter + 2);
        if ((flags & ~(ATIM | ATIM_NOW | MTIM | MTIM_NOW)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long atim = choose(call, flags & ATIM, flags & ATIM_NOW, call.i64(parameter));
        long mtim = choose(call, flags & MTIM, flags & MTIM_NOW, call.i64(parameter + 1));
        return new FileTimes(atim, mtim);
    }

    private static long choose(WasiCall call, int given, int now, long nanos) throws ErrnoException {
        if (given != 0 && now != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return given != 0 ? nanos
                : now != 0 ? call.state().wallClock().source().epochNanos() : GuestFile.OMIT_TIME;
    }
}
