package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code path_*}. */
class PathsTest {

    private static final int CREAT = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCL = 4;
    private static final int TRUNC = 8;

    @TempDir private Path outside;
    private Path root;
    private Guest guest;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectory(outside.resolve("root"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.writeString(root.resolve("file"), "wazero");
        Files.createDirectory(root.resolve("dir"));
        guest = new Guest(ModuleConfig.defaults().with(Mounts.KEY,
                Mounts.of(root, "/").withReadOnlyDirectory(root, "/ro")));
    }

    private WasiErrno link(String function, int from, String old, int to, String path) {
        return function.equals("path_link")
                ? guest.call(function, from, 0, guest.path(old), Guest.length(old), to, guest.secondPath(path),
                        Guest.length(path))
                : guest.call(function, from, guest.path(old), Guest.length(old), to, guest.secondPath(path),
                        Guest.length(path));
    }

    private WasiErrno symlink(String target, String path) {
        return guest.call("path_symlink", guest.path(target), Guest.length(target), 3, guest.secondPath(path),
                Guest.length(path));
    }

    @Test
    void makesAndRemovesDirectories() {
        assertEquals(WasiErrno.ESUCCESS, guest.at("path_create_directory", 3, "new"));
        assertTrue(Files.isDirectory(root.resolve("new")));
        assertEquals(WasiErrno.EEXIST, guest.at("path_create_directory", 3, "new"));
        assertEquals(WasiErrno.ESUCCESS, guest.at("path_remove_directory", 3, "new/"));
        assertEquals(WasiErrno.ENOENT, guest.at("path_remove_directory", 3, "new"));
        assertEquals(WasiErrno.ENOTDIR, guest.at("path_remove_directory", 3, "file"));
        assertEquals(WasiErrno.EROFS, guest.at("path_create_directory", 4, "new"));
    }

    @Test
    void unlinksFiles() {
        assertEquals(WasiErrno.EROFS, guest.at("path_unlink_file", 4, "file"));
        assertEquals(WasiErrno.EISDIR, guest.at("path_unlink_file", 3, "dir"));
        assertEquals(WasiErrno.ESUCCESS, guest.at("path_unlink_file", 3, "file"));
        assertEquals(WasiErrno.ENOENT, guest.at("path_unlink_file", 3, "file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../secret", "dir/../../secret", "/file", "/", "dir/../.."})
    void keepsGuestsInTheirDirectories(String path) {
        assertEquals(WasiErrno.EPERM, guest.tryOpen(3, path, 0, 0, 0));
        assertEquals(WasiErrno.EPERM, guest.tryOpen(3, path, CREAT, 0, 0));
        assertEquals(WasiErrno.EPERM, guest.at("path_create_directory", 3, path));
        assertEquals(WasiErrno.EPERM, guest.at("path_remove_directory", 3, path));
        assertEquals(WasiErrno.EPERM, guest.at("path_unlink_file", 3, path));
        assertEquals(WasiErrno.EPERM,
                guest.call("path_filestat_get", 3, 1, guest.path(path), Guest.length(path), Guest.RESULT));
        assertEquals(WasiErrno.EPERM, link("path_rename", 3, "file", 3, path));
        assertEquals(WasiErrno.EPERM, link("path_link", 3, path, 3, "mine"));
        assertEquals(WasiErrno.EPERM, symlink("file", path));
        int dir = guest.open(3, "dir", DIRECTORY, 0, 0);
        assertEquals(WasiErrno.EPERM, guest.tryOpen(dir, "../file", 0, 0, 0));
    }

    @Test
    void doesNotFollowLinksOut() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("absolute"), outside.resolve("secret"));
        assertEquals(WasiErrno.EPERM, guest.tryOpen(3, "out", 0, 0, 0));
        assertEquals(WasiErrno.EPERM, guest.tryOpen(3, "absolute", 0, 0, 0));
        assertEquals(WasiErrno.EPERM, symlink("/etc/passwd", "mine"));
    }

    @Test
    void looksUpBelowTheDirectoryOfTheDescriptor() throws IOException {
        int dir = guest.open(3, "./dir/", DIRECTORY, 0, 0);
        int made = guest.open(dir, "made", CREAT | EXCL, Guest.READ_WRITE, 0);
        guest.write(made, "bear");
        assertEquals("bear", Files.readString(root.resolve("dir/made")));
        assertEquals(4, guest.sizeOf(dir, "../dir/made".substring(7)));
        assertEquals(WasiErrno.ENOTDIR, guest.tryOpen(made, "x", 0, 0, 0));
        assertEquals(WasiErrno.EBADF, guest.tryOpen(42, "x", 0, 0, 0));
    }

    @Test
    void opensAsTheFlagsSay() {
        assertEquals(WasiErrno.ENOENT, guest.tryOpen(3, "new", 0, 0, 0));
        assertEquals(WasiErrno.EEXIST, guest.tryOpen(3, "file", CREAT | EXCL, 0, 0));
        assertEquals(WasiErrno.ENOTDIR, guest.tryOpen(3, "file", DIRECTORY, 0, 0));
        assertEquals(WasiErrno.EINVAL, guest.tryOpen(3, "new", CREAT | DIRECTORY, 0, 0));
        assertEquals(WasiErrno.EISDIR, guest.tryOpen(3, "dir", DIRECTORY, Guest.READ_WRITE, 0));
        assertEquals(WasiErrno.EISDIR, guest.tryOpen(3, "dir", CREAT, 0, 0));
        assertEquals(WasiErrno.EROFS, guest.tryOpen(4, "new", CREAT, 0, 0));
        assertEquals(WasiErrno.EROFS, guest.tryOpen(4, "file", 0, Guest.READ_WRITE, 0));
        assertEquals("wazero", guest.read(guest.open(4, "file", 0, 0, 0), 10));
        guest.open(3, "file", TRUNC, 0, 0);
        assertEquals(0, guest.sizeOf(3, "file"));
    }

    @Test
    void makesFilesThatOnlyTheirOwnerReads() throws IOException {
        int readOnly = guest.open(3, "new", CREAT, 1 << 1, 0);
        assertEquals("[OWNER_READ, OWNER_WRITE]", Files.getPosixFilePermissions(root.resolve("new")).toString());
        assertEquals(WasiErrno.EBADF, guest.call("fd_write", readOnly, guest.iovecsOver("x"), 1, Guest.RESULT));
    }

    @Test
    void appendsWhereverTheFileIs() throws IOException {
        int log = guest.open(3, "file", 0, 0, FdFlags.APPEND);
        guest.write(log, "!");
        guest.write(guest.open(3, "file", 0, 1 << 6, FdFlags.APPEND), "?");
        guest.write(log, ".");
        assertEquals("wazero!?.", Files.readString(root.resolve("file")));
    }

    @Test
    void rejectsPathsThatAreNone() {
        assertEquals(WasiErrno.EINVAL, guest.tryOpen(3, "", 0, 0, 0));
        assertEquals(WasiErrno.ENOENT, guest.at("path_create_directory", 3, ""));
        assertEquals(WasiErrno.EINVAL, guest.tryOpen(3, "file\0", 0, 0, 0));
        assertEquals(WasiErrno.ENAMETOOLONG, guest.tryOpen(3, "x".repeat(5_000), 0, 0, 0));
        guest.memory().setInt(500, 0xff);
        assertEquals(WasiErrno.EILSEQ, guest.call("path_unlink_file", 3, 500, 1));
        assertEquals(WasiErrno.EFAULT, guest.call("path_unlink_file", 3, Guest.BEYOND - 3, 4));
        assertEquals(WasiErrno.EFAULT, guest.call("path_unlink_file", 3, 0, -1));
        assertEquals(WasiErrno.EFAULT,
                guest.call("path_open", 3, 0, guest.path("new"), 3, CREAT, 0, 0, 0, Guest.BEYOND));
        assertFalse(Files.exists(root.resolve("new")));
    }

    @Test
    void renamesAndLinksWithinOneMount() throws IOException {
        assertEquals(WasiErrno.ESUCCESS, link("path_rename", 3, "file", guest.open(3, "dir", 0, 0, 0), "moved"));
        assertEquals(WasiErrno.ESUCCESS, link("path_link", 3, "dir/moved", 3, "hard"));
        assertEquals("wazero", Files.readString(root.resolve("hard")));
        assertEquals(WasiErrno.EEXIST, link("path_link", 3, "dir/moved", 3, "hard"));
        assertEquals(WasiErrno.ENOENT, link("path_rename", 3, "file", 3, "x"));
        assertEquals(WasiErrno.EXDEV, link("path_rename", 3, "hard", 4, "x"));
        assertEquals(WasiErrno.EXDEV, link("path_link", 4, "hard", 3, "x"));
        assertEquals(WasiErrno.EROFS, link("path_rename", 4, "hard", 4, "x"));
        assertEquals(WasiErrno.EINVAL, guest.call("path_link", 3, 1, guest.path("hard"), 4, 3, guest.path("hard"), 4));
    }

    @Test
    void makesReadsAndFollowsSymbolicLinks() {
        assertEquals(WasiErrno.ESUCCESS, symlink("../file", "dir/link"));
        guest.run("path_readlink", 3, guest.path("dir/link"), 8, 500, 100, Guest.RESULT);
        assertEquals(7, guest.memory().getInt(Guest.RESULT));
        assertEquals("../file", guest.memory().readUtf8(500, 7));
        guest.run("path_readlink", 3, guest.path("dir/link"), 8, 600, 4, Guest.RESULT);
        assertEquals(4, guest.memory().getInt(Guest.RESULT));
        assertEquals("../f\0", guest.memory().readUtf8(600, 5));
        assertEquals(WasiErrno.EINVAL, guest.call("path_readlink", 3, guest.path("file"), 4, 500, 100, 0));
        assertEquals(WasiErrno.EFAULT, guest.call("path_readlink", 3, guest.path("dir/link"), 8, 500, 65_536, 0));
        assertEquals(6, guest.sizeOf(3, "dir/link"));
        guest.run("path_filestat_get", 3, 0, guest.path("dir/link"), 8, 0);
        assertEquals(7, guest.memory().getByte(16));
        assertEquals(WasiErrno.ELOOP, guest.call("path_open", 3, 0, guest.path("dir/link"), 8, 0, 0, 0, 0, 0));
    }

    @Test
    void setsTimesOfFilesAndLinks() throws IOException {
        symlink("file", "link");
        guest.run("path_filestat_set_times", 3, 1, guest.path("link"), 4, 0, 1_000_000_000, 4);
        assertEquals(1_000, Files.getLastModifiedTime(root.resolve("file")).toMillis());
        guest.run("path_filestat_set_times", 3, 0, guest.path("link"), 4, 0, 2_000_000_000, 4);
        assertEquals(1_000, Files.getLastModifiedTime(root.resolve("file")).toMillis());
        assertEquals(WasiErrno.EINVAL,
                guest.call("path_filestat_set_times", 3, 0, guest.path("link"), 4, 0, 0, 4 | 8));
        assertEquals(WasiErrno.EROFS, guest.call("path_filestat_set_times", 4, 0, guest.path("file"), 4, 0, 0, 4));
    }
}
