package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.nio.charset.StandardCharsets;

/** {@code path_*} but for {@code path_open}. Paths start in a directory of the guest and cannot leave it. */
final class Paths {

    static final int SYMLINK_FOLLOW = 1;

    private static final int DIRECTORY_MODE = 0700;

    private Paths() {
    }

    static void addTo(FunctionTable table) {
        table.add("path_create_directory", Paths::createDirectory, i32("fd"), i32("path"), i32("path_len"));
        table.add("path_filestat_get", Paths::filestat, i32("fd"), i32("flags"), i32("path"), i32("path_len"),
                i32("result.filestat"));
        table.add("path_filestat_set_times", Paths::setTimes, i32("fd"), i32("flags"), i32("path"), i32("path_len"),
                i64("atim"), i64("mtim"), i32("fst_flags"));
        table.add("path_link", Paths::link, i32("old_fd"), i32("old_flags"), i32("old_path"), i32("old_path_len"),
                i32("new_fd"), i32("new_path"), i32("new_path_len"));
        table.add("path_readlink", Paths::readlink, i32("fd"), i32("path"), i32("path_len"), i32("buf"),
                i32("buf_len"), i32("result.bufused"));
        table.add("path_remove_directory", Paths::removeDirectory, i32("fd"), i32("path"), i32("path_len"));
        table.add("path_rename", Paths::rename, i32("fd"), i32("old_path"), i32("old_path_len"), i32("new_fd"),
                i32("new_path"), i32("new_path_len"));
        table.add("path_symlink", Paths::symlink, i32("old_path"), i32("old_path_len"), i32("fd"), i32("new_path"),
                i32("new_path_len"));
        table.add("path_unlink_file", Paths::unlinkFile, i32("fd"), i32("path"), i32("path_len"));
    }

    private static void createDirectory(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, Rights.PATH_CREATE_DIRECTORY);
        start.fileSystem().mkdir(start.resolve(call.path(1)), DIRECTORY_MODE);
    }

    private static void removeDirectory(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, Rights.PATH_REMOVE_DIRECTORY);
        start.fileSystem().rmdir(start.resolve(call.path(1)));
    }

    private static void unlinkFile(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, Rights.PATH_UNLINK_FILE);
        start.fileSystem().unlink(start.resolve(call.path(1)));
    }

    private static void filestat(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, Rights.PATH_FILESTAT_GET);
        String path = start.resolve(call.path(2));
        FileStat stat = follows(call, 1) ? start.fileSystem().stat(path) : start.fileSystem().lstat(path);
        call.memory().write(call.u32(4), call.abi().filestat(stat));
    }

    private static void setTimes(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, Rights.PATH_FILESTAT_SET_TIMES);
        String path = start.resolve(call.path(2));
        FileTimes times = FileTimes.of(call, 4);
        if (follows(call, 1)) {
            start.fileSystem().utimens(path, times.atimNanos(), times.mtimNanos());
        } else {
            start.fileSystem().lutimens(path, times.atimNanos(), times.mtimNanos());
        }
    }

    private static boolean follows(WasiCall call, int flags) {
        return (call.i32(flags) & SYMLINK_FOLLOW) != 0;
    }

    private static void link(WasiCall call) throws ErrnoException {
        DirectoryDescriptor from = call.directory(0, Rights.PATH_LINK_SOURCE);
        DirectoryDescriptor to = call.directory(4, Rights.PATH_LINK_TARGET);
        if (follows(call, 1)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        oneFileSystem(from, to).link(from.resolve(call.path(2)), to.resolve(call.path(5)));
    }

    private static void rename(WasiCall call) throws ErrnoException {
        DirectoryDescriptor from = call.directory(0, Rights.PATH_RENAME_SOURCE);
        DirectoryDescriptor to = call.directory(3, Rights.PATH_RENAME_TARGET);
        oneFileSystem(from, to).rename(from.resolve(call.path(1)), to.resolve(call.path(4)));
    }

    private static GuestFileSystem oneFileSystem(DirectoryDescriptor from, DirectoryDescriptor to)
            throws ErrnoException {
        if (from.fileSystem() != to.fileSystem()) {
            throw new ErrnoException(Errno.EXDEV);
        }
        return from.fileSystem();
    }

    private static void symlink(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(2, Rights.PATH_SYMLINK);
        start.fileSystem().symlink(call.path(0), start.resolve(call.path(3)));
    }

    /** Writes what the link says, cut to the buffer, as POSIX does. */
    private static void readlink(WasiCall call) throws ErrnoException {
        DirectoryDescriptor start = call.directory(0, Rights.PATH_READLINK);
        GuestMemory memory = call.memory();
        long room = call.u32(4);
        memory.check(call.u32(3), room);
        memory.check(call.u32(5), Integer.BYTES);
        byte[] target = start.fileSystem().readlink(start.resolve(call.path(1))).getBytes(StandardCharsets.UTF_8);
        int used = (int) Math.min(target.length, room);
        memory.buffer(call.u32(3), used).put(target, 0, used);
        memory.setInt(call.u32(5), used);
    }
}
