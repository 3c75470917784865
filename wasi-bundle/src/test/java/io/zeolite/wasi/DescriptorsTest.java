package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Mounts;
import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fd_*} that neither move data nor are about directories. */
class DescriptorsTest {

    private static final int FLAGS_AT = Guest.RESULT + 2;

    @TempDir private Path root;
    private Guest guest;
    private int file;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(root.resolve("file"), "wazero");
        guest = new Guest(ModuleConfig.defaults().with(Mounts.KEY, Mounts.of(root, "/")));
        file = guest.open(3, "file", 0, Guest.READ_WRITE, 0);
    }

    private long seek(long offset, int whence) {
        guest.run("fd_seek", file, offset, whence, Guest.RESULT);
        return guest.memory().getLong(Guest.RESULT);
    }

    @Test
    void seeksAndTells() {
        assertEquals(4, seek(4, 0));
        assertEquals(3, seek(-1, 1));
        assertEquals(6, seek(0, 2));
        guest.run("fd_tell", file, Guest.RESULT);
        assertEquals(6, guest.memory().getLong(Guest.RESULT));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_seek", file, -1, 0, Guest.RESULT));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_seek", file, 0, 3, Guest.RESULT));
        assertEquals(WasiErrno.EISDIR, guest.call("fd_seek", 3, 0, 0, Guest.RESULT));
        assertEquals(WasiErrno.ESPIPE, guest.call("fd_seek", 1, 0, 0, Guest.RESULT));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_seek", file, 1, 0, Guest.BEYOND));
        assertEquals(WasiErrno.EBADF, guest.call("fd_tell", 42, Guest.RESULT));
    }

    @Test
    void countsFromElsewhereInTheOlderModule() {
        guest = new Guest(Wasi.unstable(), ModuleConfig.defaults().with(Mounts.KEY, Mounts.of(root, "/")));
        file = guest.open(3, "file", 0, Guest.READ_WRITE, 0);
        assertEquals(4, seek(4, 2));
        assertEquals(3, seek(-1, 0));
        assertEquals(6, seek(0, 1));
        guest.memory().setLong(56, -1);
        guest.run("fd_filestat_get", file, 0);
        assertEquals(4, guest.memory().getByte(16));
        assertEquals(1, guest.memory().getInt(20));
        assertEquals(6, guest.memory().getLong(24));
        assertEquals(-1, guest.memory().getLong(56));
    }

    @Test
    void closesAndGivesTheLowestNumberAgain() {
        int second = guest.open(3, "file", 0, 0, 0);
        assertEquals(file + 1, second);
        guest.run("fd_close", file);
        assertEquals(WasiErrno.EBADF, guest.call("fd_close", file));
        assertEquals(WasiErrno.EBADF, guest.call("fd_close", -1));
        assertEquals(file, guest.open(3, "file", 0, 0, 0));
        guest.run("fd_close", 0);
        assertEquals(0, guest.open(3, "file", 0, 0, 0));
    }

    @Test
    void renumbersOverOpenDescriptors() {
        int other = guest.open(3, ".", 0, 0, 0);
        guest.run("fd_renumber", file, other);
        assertEquals("wazero", guest.read(other, 10));
        assertEquals(WasiErrno.EBADF, guest.call("fd_close", file));
        assertEquals(WasiErrno.EBADF, guest.call("fd_renumber", other, file));
        assertEquals(WasiErrno.EBADF, guest.call("fd_renumber", file, other));
        guest.run("fd_renumber", other, other);
        guest.run("fd_renumber", other, 3);
        assertEquals(WasiErrno.ENOTDIR, guest.tryOpen(3, "file", 0, 0, 0));
    }

    @Test
    void tellsTypeFlagsAndRights() {
        int log = guest.open(3, "file", 0, 1 << 6, FdFlags.APPEND | FdFlags.SYNC);
        guest.run("fd_fdstat_get", log, Guest.RESULT);
        assertEquals(4, guest.memory().getByte(Guest.RESULT));
        assertEquals(FdFlags.APPEND | FdFlags.SYNC, guest.memory().getShort(FLAGS_AT));
        assertEquals(Rights.FD_WRITE, guest.memory().getLong(8) & Guest.READ_WRITE);
        guest.run("fd_fdstat_get", 3, Guest.RESULT);
        assertEquals(3, guest.memory().getByte(Guest.RESULT));
        assertEquals(0, guest.memory().getLong(8) & Guest.READ_WRITE);
        assertEquals(Guest.READ_WRITE, guest.memory().getLong(16) & Guest.READ_WRITE);
        guest.run("fd_fdstat_get", 1, Guest.RESULT);
        assertEquals(0, guest.memory().getByte(Guest.RESULT));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_fdstat_get", 1, Guest.BEYOND - 23));
        assertEquals(WasiErrno.EBADF, guest.call("fd_fdstat_get", 42, 0));
    }

    @Test
    void changesFlags() throws IOException {
        guest.run("fd_fdstat_set_flags", file, FdFlags.APPEND | FdFlags.NONBLOCK);
        guest.write(file, "!");
        guest.run("fd_fdstat_get", file, Guest.RESULT);
        assertEquals(FdFlags.APPEND | FdFlags.NONBLOCK, guest.memory().getShort(FLAGS_AT));
        guest.run("fd_fdstat_set_flags", file, 0);
        seek(0, 0);
        guest.write(file, "W");
        assertEquals("Wazero!", Files.readString(root.resolve("file")));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_fdstat_set_flags", file, FdFlags.SYNC));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_fdstat_set_flags", file, 1 << 5));
        assertEquals(WasiErrno.EBADF, guest.call("fd_fdstat_set_flags", 42, 0));
    }

    private long rights(int descriptor, int at) {
        guest.run("fd_fdstat_get", descriptor, Guest.RESULT);
        return guest.memory().getLong(Guest.RESULT + at);
    }

    @Test
    void refusesWhatTheGuestHasGivenUp() {
        long all = rights(file, 8);
        guest.run("fd_fdstat_set_rights", file, all & ~Guest.READ_WRITE, 0);
        assertEquals(all & ~Guest.READ_WRITE, rights(file, 8));
        assertEquals(WasiErrno.ENOTCAPABLE, guest.call("fd_read", file, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.ENOTCAPABLE, guest.call("fd_pread", file, guest.iovecs(1), 1, 0, Guest.RESULT));
        assertEquals(WasiErrno.ENOTCAPABLE, guest.call("fd_write", file, guest.iovecs(1), 1, Guest.RESULT));
        assertEquals(WasiErrno.ENOTCAPABLE, guest.call("fd_fdstat_set_rights", file, all, 0));
        assertEquals(0, seek(0, 0));
        guest.run("fd_fdstat_set_rights", file, 0, 0);
        assertEquals(WasiErrno.ENOTCAPABLE, guest.call("fd_seek", file, 0, 0, Guest.RESULT));
        assertEquals(WasiErrno.ENOTCAPABLE, guest.call("fd_sync", file));
        assertEquals(WasiErrno.EBADF, guest.call("fd_fdstat_set_rights", 42, 0, 0));
    }

    @Test
    void opensWithoutTheRightsThatWereGivenUpForWhatIsBelow() {
        int directory = guest.open(3, ".", 2, 0, 0);
        guest.run("fd_fdstat_set_rights", directory, rights(directory, 8), rights(directory, 16) & ~Rights.FD_WRITE);
        int below = guest.open(directory, "file", 0, Rights.FD_READ, 0);
        assertEquals("wazero", guest.read(below, 6));
        assertEquals(0, rights(below, 8) & Rights.FD_WRITE);
        assertEquals(WasiErrno.ENOTCAPABLE, guest.tryOpen(directory, "file", 0, Guest.READ_WRITE, 0));
        int inner = guest.open(directory, ".", 2, 0, 0);
        assertEquals(WasiErrno.ENOTCAPABLE, guest.tryOpen(inner, "file", 0, Guest.READ_WRITE, 0));
    }

    @Test
    void tellsAttributes() {
        guest.run("fd_filestat_get", file, 0);
        assertNotEquals(0, guest.memory().getLong(8));
        assertEquals(4, guest.memory().getByte(16));
        assertEquals(1, guest.memory().getLong(24));
        assertEquals(6, guest.memory().getLong(32));
        guest.run("fd_filestat_get", 3, 0);
        assertEquals(3, guest.memory().getByte(16));
        guest.run("fd_filestat_get", 1, 0);
        assertEquals(0, guest.memory().getByte(16));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_filestat_get", file, Guest.BEYOND - 63));
    }

    @Test
    void setsSizes() {
        guest.run("fd_filestat_set_size", file, 3);
        assertEquals(3, guest.sizeOf(3, "file"));
        guest.run("fd_allocate", file, 5, 5);
        assertEquals(10, guest.sizeOf(3, "file"));
        guest.run("fd_allocate", file, 0, 1);
        assertEquals(10, guest.sizeOf(3, "file"));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_filestat_set_size", file, -1));
        assertEquals(WasiErrno.EFBIG, guest.call("fd_allocate", file, Long.MAX_VALUE, 1));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_allocate", file, 0, 0));
        assertEquals(WasiErrno.EISDIR, guest.call("fd_allocate", 3, 0, 1));
        assertEquals(WasiErrno.EISDIR, guest.call("fd_filestat_set_size", 3, 0));
        assertEquals(WasiErrno.EBADF, guest.call("fd_filestat_set_size", guest.open(3, "file", 0, 0, 0), 0));
    }

    @Test
    void setsTimes() throws IOException {
        guest.run("fd_filestat_set_times", file, 1_000_000_000, 2_000_000_000, 1 | 4);
        guest.run("fd_filestat_get", file, 0);
        assertEquals(1_000_000_000, guest.memory().getLong(40));
        assertEquals(2_000_000_000, guest.memory().getLong(48));
        guest.run("fd_filestat_set_times", file, 0, 0, 8);
        assertEquals("2022-01-01T00:00:00Z", Files.getLastModifiedTime(root.resolve("file")).toString());
        assertEquals(WasiErrno.EINVAL, guest.call("fd_filestat_set_times", file, 0, 0, 1 | 2));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_filestat_set_times", file, 0, 0, 4 | 8));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_filestat_set_times", file, 0, 0, 16));
    }

    @Test
    void storesAndTakesAdvice() {
        for (int descriptor : new int[] {file, 1, 3}) {
            guest.run("fd_sync", descriptor);
            guest.run("fd_datasync", descriptor);
        }
        guest.run("fd_advise", file, 0, 0, 5);
        assertEquals(WasiErrno.EINVAL, guest.call("fd_advise", file, 0, 0, 6));
        assertEquals(WasiErrno.EBADF, guest.call("fd_advise", 42, 0, 0, 0));
        assertEquals(WasiErrno.EBADF, guest.call("fd_sync", 42));
    }

    @Test
    void closesFilesWithTheGuest() {
        DescriptorTable descriptors = guest.instance()
                .attachment(GuestState.KEY, caller -> new GuestState(caller, Mounts.none())).descriptors();
        guest.instance().close();
        assertEquals(Errno.EBADF, assertThrows(ErrnoException.class, () -> descriptors.get(file)).errno());
        assertThrows(ExitException.class, () -> guest.call("fd_tell", file, Guest.RESULT));
    }

    @Test
    void closesAFileThatIsOpenedWhileTheGuestCloses() {
        DescriptorTable descriptors = new DescriptorTable();
        descriptors.close();
        boolean[] closed = new boolean[1];
        GuestFile late = new GuestFile() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Descriptor descriptor = new Descriptor(late, FileType.REGULAR_FILE, true, false, 0);
        assertEquals(Errno.EBADF, assertThrows(ErrnoException.class, () -> descriptors.add(descriptor)).errno());
        assertTrue(closed[0]);
    }
}
