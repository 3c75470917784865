package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fd_prestat_*} and {@code fd_readdir}. */
class DirectoriesTest {

    private static final int BUFFER = 30_000;

    @TempDir private Path root;
    private Guest guest;
    private Memory memory;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(root.resolve("dir"));
        Files.createFile(root.resolve("file"));
        guest = new Guest(ModuleConfig.defaults().with(Mounts.KEY,
                Mounts.of(root, "").withReadOnlyDirectory(root.resolve("dir"), "/animals/")));
        memory = guest.memory();
    }

    @Test
    void namesThePreopensInTheirOrder() {
        assertEquals("/", preopen(3));
        assertEquals("/animals", preopen(4));
        assertEquals(WasiErrno.EBADF, guest.call("fd_prestat_get", 5, 0));
        assertEquals(WasiErrno.EBADF, guest.call("fd_prestat_get", 1, 0));
        assertEquals(WasiErrno.EBADF, guest.call("fd_prestat_get", guest.open(3, "dir", 0, 0, 0), 0));
    }

    private String preopen(int descriptor) {
        memory.setLong(0, -1);
        guest.run("fd_prestat_get", descriptor, 0);
        assertEquals(0, memory.getInt(0));
        int length = memory.getInt(4);
        guest.run("fd_prestat_dir_name", descriptor, BUFFER, length);
        return memory.readUtf8(BUFFER, length);
    }

    @Test
    void needsRoomForTheName() {
        assertEquals(WasiErrno.ENAMETOOLONG, guest.call("fd_prestat_dir_name", 4, BUFFER, 7));
        guest.run("fd_prestat_dir_name", 4, BUFFER, 9);
        assertEquals("/animals\0", memory.readUtf8(BUFFER, 9));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_prestat_dir_name", 4, Guest.BEYOND - 7, 8));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_prestat_get", 4, Guest.BEYOND - 7));
    }

    /** Reads from the cookie on; returns the whole names, then whether there is more. */
    private List<String> list(int descriptor, int room, long cookie) {
        guest.run("fd_readdir", descriptor, BUFFER, room, cookie, Guest.RESULT);
        int used = memory.getInt(Guest.RESULT);
        List<String> names = new ArrayList<>();
        int at = BUFFER;
        while (at + 24 <= BUFFER + used && at + 24 + memory.getInt(at + 16) <= BUFFER + used) {
            names.add(memory.readUtf8(at + 24, memory.getInt(at + 16)));
            assertEquals(cookie + names.size(), memory.getLong(at));
            at += 24 + memory.getInt(at + 16);
        }
        names.add(used == room ? "more" : "end");
        return names;
    }

    @Test
    void listsWithDotsFirst() {
        assertEquals(List.of(".", "..", "dir", "file", "end"), list(3, 1_000, 0));
        assertEquals(List.of("dir", "file", "end"), list(3, 1_000, 2));
        assertEquals(List.of("end"), list(3, 1_000, 4));
        assertEquals(List.of(".", "..", "end"), list(4, 1_000, 0));
    }

    @Test
    void tellsInodesAndTypes() {
        list(3, 1_000, 0);
        int file = BUFFER + 25 + 26 + 27;
        long ino = memory.getLong(file + 8);
        assertEquals(4, memory.getInt(file + 20));
        assertEquals(3, memory.getInt(BUFFER + 20));
        long rootIno = memory.getLong(BUFFER + 8);
        guest.run("path_filestat_get", 3, 0, guest.path("file"), 4, 0);
        assertEquals(ino, memory.getLong(8));
        guest.run("fd_filestat_get", 3, 0);
        assertEquals(rootIno, memory.getLong(8));
    }

    @Test
    void cutsTheLastEntryToTheBuffer() {
        assertEquals(List.of(".", "more"), list(3, 40, 0));
        assertEquals(List.of("..", "more"), list(3, 40, 1));
        assertEquals(List.of("more"), list(3, 10, 0));
        assertEquals(List.of("more"), list(3, 0, 0));
    }

    @Test
    void showsChangesOnlyWhenItStartsAfresh() throws IOException {
        list(3, 40, 0);
        Files.createFile(root.resolve("a"));
        assertEquals(List.of("dir", "file", "end"), list(3, 1_000, 2));
        assertEquals(List.of(".", "..", "a", "dir", "file", "end"), list(3, 1_000, 0));
    }

    @Test
    void listsAThousandEntriesInSmallPieces() throws IOException {
        for (int index = 0; index < 1_000; index++) {
            Files.createFile(root.resolve("dir/file." + index));
        }
        int total = 0;
        List<String> names;
        do {
            names = list(4, 256, total);
            total += names.size() - 1;
        } while (names.getLast().equals("more"));
        assertEquals(1_002, total);
    }

    @Test
    void failsOnBadInput() {
        assertEquals(WasiErrno.EBADF, guest.call("fd_readdir", 42, BUFFER, 100, 0, 0));
        assertEquals(WasiErrno.ENOTDIR, guest.call("fd_readdir", 1, BUFFER, 100, 0, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_readdir", 3, Guest.BEYOND - 99, 100, 0, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("fd_readdir", 3, BUFFER, 100, 0, Guest.BEYOND));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_readdir", 3, BUFFER, 100, 5, 0));
        assertEquals(WasiErrno.EINVAL, guest.call("fd_readdir", 3, BUFFER, 100, -1, 0));
        assertTrue(list(3, 100, 0).contains("."));
    }
}
