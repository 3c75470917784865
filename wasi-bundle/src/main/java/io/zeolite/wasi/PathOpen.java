package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.spi.GuestFile;
import java.util.EnumSet;
import java.util.Set;

/** {@code path_open}: opens and makes files and directories. */
final class PathOpen {

    private static final int FILE_MODE = 0600;

    private static final int CREAT = 1;
    private static final int DIRECTORY = 1 << 1;
    private static final int EXCL = 1 << 2;
    private static final int TRUNC = 1 << 3;

    private PathOpen() {
    }

    static void addTo(FunctionTable table) {
        table.add("path_open", PathOpen::open, i32("fd"), i32("dirflags"), i32("path"), i32("path_len"),
                i32("oflags"), i64("fs_rights_base"), i64("fs_rights_inheriting"), i32("fdflags"),
                i32("result.opened_fd"));
    }

    private static void open(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, rightsToOpen(call.i32(4)));
        start.requireBelow(call.i64(5) | call.i64(6));
        call.memory().check(call.u32(8), Integer.BYTES);
        if (call.u32(3) == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        String path = start.resolve(call.path(2));
        Access access = Access.of(call.i64(5), call.i32(4), call.i32(7));
        Set<OpenFlag> flags = openFlags(access, call.i32(1), call.i32(4), call.i32(7));
        GuestFile file = start.fileSystem().open(path, flags, FILE_MODE);
        int number = call.state().descriptors()
                .add(describe(start, path, file, access, call.i32(7)).openedThrough(start));
        call.memory().setInt(call.u32(8), number);
    }

    private static long rightsToOpen(int oflags) {
        return Rights.PATH_OPEN | ((oflags & CREAT) != 0 ? Rights.PATH_CREATE_FILE : 0)
                | ((oflags & TRUNC) != 0 ? Rights.PATH_FILESTAT_SET_SIZE : 0);
    }

    private static Descriptor describe(DirectoryDescriptor start, String path, GuestFile file, Access access,
            int fdFlags) throws ErrnoException {
        FileType type;
        try {
            type = file.stat().type();
        } catch (ErrnoException failure) {
            file.close();
            throw failure;
        }
        if (type == FileType.DIRECTORY) {
            return new DirectoryDescriptor(start.fileSystem(), path, file, fdFlags);
        }
        return new Descriptor(file, type, access.readable(), access.writable(), fdFlags);
    }

    /** What the guest may do with the file. Of the rights only two count; without them, what the flags suggest. */
    private record Access(boolean readable, boolean writable) {

        static Access of(long rights, int oflags, int fdFlags) {
            boolean read = (rights & Rights.FD_READ) != 0;
            boolean write = (rights & Rights.FD_WRITE) != 0;
            boolean changes = (oflags & (CREAT | TRUNC)) != 0 || (fdFlags & FdFlags.APPEND) != 0;
            return read || write ? new Access(read, write) : new Access(true, changes);
        }
    }

    private static Set<OpenFlag> openFlags(Access access, int lookupFlags, int oflags, int fdFlags)
            throws ErrnoException {
        boolean directory = (oflags & DIRECTORY) != 0;
        if (directory && (oflags & CREAT) != 0 || (fdFlags & ~FdFlags.ALL) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Set<OpenFlag> flags = EnumSet.noneOf(OpenFlag.class);
        addIf(flags, OpenFlag.READ, access.readable());
        addIf(flags, OpenFlag.WRITE, access.writable() || (oflags & (CREAT | TRUNC)) != 0);
        addIf(flags, OpenFlag.NO_FOLLOW, (lookupFlags & Paths.SYMLINK_FOLLOW) == 0);
        addIf(flags, OpenFlag.DIRECTORY, directory);
        addIf(flags, OpenFlag.CREATE, (oflags & CREAT) != 0);
        addIf(flags, OpenFlag.EXCLUSIVE, (oflags & EXCL) != 0);
        addIf(flags, OpenFlag.TRUNCATE, (oflags & TRUNC) != 0);
        addIf(flags, OpenFlag.APPEND, (fdFlags & FdFlags.APPEND) != 0);
        addIf(flags, OpenFlag.NONBLOCK, (fdFlags & FdFlags.NONBLOCK) != 0);
        addIf(flags, OpenFlag.DSYNC, (fdFlags & FdFlags.DSYNC) != 0);
        addIf(flags, OpenFlag.SYNC, (fdFlags & (FdFlags.SYNC | FdFlags.RSYNC)) != 0);
        return flags;
    }

    private static void addIf(Set<OpenFlag> flags, OpenFlag flag, boolean condition) {
        if (condition) {
            flags.add(flag);
        }
    }
}
