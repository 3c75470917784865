package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code fd_*} that neither move data nor are about directories. */
final class Descriptors {

    private static final int FDSTAT_BYTES = 24;
    private static final int MAX_ADVICE = 5;

    private Descriptors() {
    }

    static void addTo(FunctionTable table) {
        table.add("fd_advise", Descriptors::advise, i32("fd"), i64("offset"), i64("len"), i32("advice"));
        table.add("fd_allocate", Descriptors::allocate, i32("fd"), i64("offset"), i64("len"));
        table.add("fd_close", Descriptors::close, i32("fd"));
        table.add("fd_datasync", call -> call.descriptor(0, Rights.FD_DATASYNC).file().datasync(), i32("fd"));
        table.add("fd_fdstat_get", Descriptors::fdstat, i32("fd"), i32("result.stat"));
        table.add("fd_fdstat_set_flags",
                call -> call.descriptor(0, Rights.FD_FDSTAT_SET_FLAGS).setFlags(call.i32(1)), i32("fd"), i32("flags"));
        table.add("fd_fdstat_set_rights", Descriptors::setRights, i32("fd"), i64("fs_rights_base"),
                i64("fs_rights_inheriting"));
        table.add("fd_filestat_get", Descriptors::filestat, i32("fd"), i32("result.filestat"));
        table.add("fd_filestat_set_size",
                call -> call.descriptor(0, Rights.FD_FILESTAT_SET_SIZE).toWrite().truncate(size(call.i64(1))),
                i32("fd"), i64("size"));
        table.add("fd_filestat_set_times", Descriptors::setTimes, i32("fd"), i64("atim"), i64("mtim"),
                i32("fst_flags"));
        table.add("fd_renumber", call -> call.state().descriptors().renumber(call.i32(0), call.i32(1)), i32("fd"),
                i32("to"));
        table.add("fd_seek", Descriptors::seek, i32("fd"), i64("offset"), i32("whence"), i32("result.newoffset"));
        table.add("fd_sync", call -> call.descriptor(0, Rights.FD_SYNC).file().sync(), i32("fd"));
        table.add("fd_tell", Descriptors::tell, i32("fd"), i32("result.offset"));
    }

    private static void advise(WasiCall call) throws ErrnoException {
        FileType type = call.descriptor(0, Rights.FD_ADVISE).type();
        size(call.i64(1));
        size(call.i64(2));
        if (call.i32(3) < 0 || call.i32(3) > MAX_ADVICE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (type != FileType.REGULAR_FILE && type != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.ESPIPE);
        }
    }

    /** Extends the file; Java has no means to make the host set the space aside. */
    private static void allocate(WasiCall call) throws ErrnoException {
        Descriptor descriptor = call.descriptor(0, Rights.FD_ALLOCATE);
        GuestFile file = descriptor.toWrite();
        long offset = size(call.i64(1));
        long length = size(call.i64(2));
        if (length == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (descriptor.type() != FileType.REGULAR_FILE) {
            throw new ErrnoException(Errno.ESPIPE);
        }
        if (offset + length < 0) {
            throw new ErrnoException(Errno.EFBIG);
        }
        if (file.stat().size() < offset + length) {
            file.truncate(offset + length);
        }
    }

    private static long size(long bytes) throws ErrnoException {
        if (bytes < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return bytes;
    }

    private static void close(WasiCall call) throws ErrnoException {
        call.state().descriptors().close(call.i32(0));
    }

    private static void fdstat(WasiCall call) throws ErrnoException {
        Descriptor descriptor = call.descriptor(0, 0);
        ByteBuffer stat = ByteBuffer.allocate(FDSTAT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        stat.put(0, Abi.filetype(descriptor.type())).putShort(2, (short) descriptor.flags());
        stat.putLong(8, descriptor.rights()).putLong(16, descriptor.inheritedRights());
        call.memory().write(call.u32(1), stat.array());
    }

    private static void setRights(WasiCall call) throws ErrnoException {
        call.descriptor(0, 0).restrict(call.i64(1), call.i64(2));
    }

    private static void filestat(WasiCall call) throws ErrnoException {
        byte[] stat = call.abi().filestat(call.descriptor(0, Rights.FD_FILESTAT_GET).stat());
        call.memory().write(call.u32(1), stat);
    }

    private static void setTimes(WasiCall call) throws ErrnoException {
        GuestFile file = call.descriptor(0, Rights.FD_FILESTAT_SET_TIMES).file();
        FileTimes times = FileTimes.of(call, 1);
        file.utimens(times.atimNanos(), times.mtimNanos());
    }

    private static void seek(WasiCall call) throws ErrnoException {
        Whence whence = call.abi().whence(call.i32(2));
        long offset = call.i64(1);
        boolean tells = offset == 0 && whence == Whence.POSITION;
        move(call, tells ? Rights.FD_TELL : Rights.FD_SEEK, offset, whence, call.u32(3));
    }

    private static void tell(WasiCall call) throws ErrnoException {
        move(call, Rights.FD_TELL, 0, Whence.POSITION, call.u32(1));
    }

    private static void move(WasiCall call, long rights, long offset, Whence whence, long result)
            throws ErrnoException {
        GuestFile file = call.descriptor(0, rights).toSeek();
        call.memory().check(result, Long.BYTES);
        call.memory().setLong(result, file.seek(offset, whence));
    }
}
