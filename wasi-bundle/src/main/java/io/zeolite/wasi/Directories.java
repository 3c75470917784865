package io.zeolite.wasi;

import static io.zeolite.wasi.FunctionTable.i32;
import static io.zeolite.wasi.FunctionTable.i64;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code fd_prestat_*} and {@code fd_readdir}: the directories that a guest starts with, and what is in one. */
final class Directories {

    private static final int DIRENT_BYTES = 24;

    private Directories() {
    }

    static void addTo(FunctionTable table) {
        table.add("fd_prestat_get", Directories::prestat, i32("fd"), i32("result.prestat"));
        table.add("fd_prestat_dir_name", Directories::name, i32("fd"), i32("result.path"), i32("result.path_len"));
        table.add("fd_readdir", Directories::read, i32("fd"), i32("buf"), i32("buf_len"), i64("cookie"),
                i32("result.bufused"));
    }

    private static byte[] preopenName(WasiCall call) throws ErrnoException {
        if (call.descriptor(0, 0) instanceof DirectoryDescriptor directory && directory.preopenName().isPresent()) {
            return directory.preopenName().get().getBytes(StandardCharsets.UTF_8);
        }
        throw new ErrnoException(Errno.EBADF);
    }

    private static void prestat(WasiCall call) throws ErrnoException {
        byte[] name = preopenName(call);
        call.memory().setLong(call.u32(1), (long) name.length << Integer.SIZE); // tag 0: a directory
    }

    private static void name(WasiCall call) throws ErrnoException {
        byte[] name = preopenName(call);
        if (call.u32(2) < name.length) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        call.memory().write(call.u32(1), name);
    }

    /**
     * Writes as many entries as fit, the last one perhaps in part: a full buffer says that there is more. An entry's
     * cookie is its place in the list, which is made afresh when the guest starts at 0.
     */
    private static void read(WasiCall call) throws ErrnoException {
        DirectoryDescriptor directory = call.directory(0, Rights.FD_READDIR);
        GuestMemory memory = call.memory();
        long address = call.u32(1);
        long room = call.u32(2);
        long cookie = call.i64(3);
        memory.check(address, room);
        memory.check(call.u32(4), Integer.BYTES);
        List<DirectoryEntry> entries = directory.entries(cookie == 0);
        if (cookie < 0 || cookie > entries.size()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long used = 0;
        for (int index = (int) cookie; index < entries.size() && used < room; index++) {
            byte[] dirent = dirent(entries.get(index), index + 1);
            int fitting = (int) Math.min(dirent.length, room - used);
            memory.buffer(address + used, fitting).put(dirent, 0, fitting);
            used += fitting;
        }
        memory.setInt(call.u32(4), used);
    }

    private static byte[] dirent(DirectoryEntry entry, long next) {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer dirent = ByteBuffer.allocate(DIRENT_BYTES + name.length).order(ByteOrder.LITTLE_ENDIAN);
        dirent.putLong(next).putLong(entry.ino()).putInt(name.length).putInt(Abi.filetype(entry.type())).put(name);
        return dirent.array();
    }
}
