package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every file system does that guests may write to. */
abstract class FileSystemSuite {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final Set<OpenFlag> WRITE = Set.of(OpenFlag.WRITE);
    private static final Set<OpenFlag> CREATE = Set.of(OpenFlag.WRITE, OpenFlag.CREATE);
    private static final Set<OpenFlag> MAKE = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE);
    private static final Set<OpenFlag> DIRECTORY = Set.of(OpenFlag.READ, OpenFlag.DIRECTORY);

    private GuestFileSystem files;

    /** {@return a directory in which the suite puts what the file system shows at first} */
    abstract Path content() throws IOException;

    /** {@return the file system, once its content is there} */
    abstract GuestFileSystem fileSystem() throws IOException;

    /** {@return whether the file system has symbolic links} */
    boolean hasLinks() {
        return true;
    }

    /** {@return whether the file system has files with several names} */
    boolean hasHardLinks() {
        return true;
    }

    /** {@return whether a directory of the first content is renamed} */
    boolean renamesDirectories() {
        return true;
    }

    /** {@return whether a directory is renamed that holds something} */
    boolean renamesFullDirectories() {
        return true;
    }

    @BeforeEach
    void fill() throws IOException {
        Path content = content();
        Files.createDirectories(content.resolve("a/b"));
        Files.createDirectories(content.resolve("empty"));
        Files.writeString(content.resolve("file"), "hello");
        Files.writeString(content.resolve("a/deep"), "deep");
        files = fileSystem();
    }

    private String read(String path) throws ErrnoException {
        try (GuestFile file = files.open(path, READ, 0)) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            while (file.read(buffer) > 0) {
                // until the end
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }

    private void write(String path, Set<OpenFlag> flags, String text) throws ErrnoException {
        try (GuestFile file = files.open(path, flags, 0644)) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        }
    }

    private List<String> names(String path) throws ErrnoException {
        try (GuestFile directory = files.open(path, DIRECTORY, 0)) {
            return directory.readdir().stream().map(DirectoryEntry::name).toList();
        }
    }

    @Test
    void readsFiles() throws ErrnoException {
        assertEquals("hello", read("file"));
        assertEquals("deep", read("a/deep"));
        assertEquals("deep", read("./a//b/../deep"));
    }

    @Test
    void readsFromAnyOffset() throws ErrnoException {
        try (GuestFile file = files.open("file", READ, 0)) {
            ByteBuffer two = ByteBuffer.allocate(2);
            assertEquals(2, file.pread(two, 3));
            assertEquals("lo", new String(two.array(), StandardCharsets.UTF_8));
            assertEquals(0, file.pread(two.clear(), 5));
            assertEquals(0, file.pread(two.clear(), 1_000));
            assertErrno(Errno.EINVAL, () -> file.pread(two.clear(), -1));
            assertEquals(4, file.seek(-1, Whence.END));
            assertEquals(1, file.read(two.clear()));
            assertErrno(Errno.EINVAL, () -> file.seek(-1, Whence.START));
            assertErrno(Errno.EBADF, () -> file.write(two.clear()));
        }
    }

    @Test
    void listsDirectories() throws ErrnoException {
        assertEquals(List.of("a", "empty", "file"), names("."));
        assertEquals(List.of("b", "deep"), names("a"));
        assertEquals(List.of(), names("empty/"));
        try (GuestFile directory = files.open("a", DIRECTORY, 0)) {
            assertEquals(List.of(FileType.DIRECTORY, FileType.REGULAR_FILE),
                    directory.readdir().stream().map(DirectoryEntry::type).toList());
            write("a/new", CREATE, "");
            assertEquals(3, directory.readdir().size());
        }
    }

    @Test
    void tellsAttributes() throws ErrnoException {
        assertEquals(5, files.stat("file").size());
        assertEquals(FileType.REGULAR_FILE, files.lstat("file").type());
        assertTrue(files.stat("a/").isDirectory());
        assertTrue(files.stat(".").isDirectory());
        try (GuestFile file = files.open("file", READ, 0)) {
            assertEquals(5, file.stat().size());
            assertEquals(files.stat("file").ino(), file.stat().ino());
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertErrno(Errno.ENOENT, () -> files.open("missing", READ, 0));
        assertErrno(Errno.ENOENT, () -> files.stat("a/missing"));
        assertErrno(Errno.ENOENT, () -> files.open("missing/file", CREATE, 0600));
        assertErrno(Errno.ENOENT, () -> files.unlink("missing"));
        assertErrno(Errno.ENOENT, () -> files.rmdir("missing"));
        assertErrno(Errno.ENOENT, () -> files.rename("missing", "other"));
        assertErrno(Errno.ENOENT, () -> files.stat(""));
    }

    @Test
    void saysWhatIsNoDirectory() {
        assertErrno(Errno.ENOTDIR, () -> files.open("file/x", READ, 0));
        assertErrno(Errno.ENOTDIR, () -> files.open("file", DIRECTORY, 0));
        assertErrno(Errno.ENOTDIR, () -> files.stat("file/"));
        assertErrno(Errno.ENOTDIR, () -> files.rmdir("file"));
        assertErrno(Errno.ENOTDIR, () -> files.mkdir("file/x", 0700));
        assertErrno(Errno.ENOTDIR, () -> files.rename("empty", "file"));
    }

    @Test
    void saysWhatIsADirectory() throws ErrnoException {
        assertErrno(Errno.EISDIR, () -> files.open("a", WRITE, 0));
        assertErrno(Errno.EISDIR, () -> files.open("a", CREATE, 0600));
        assertErrno(Errno.EISDIR, () -> files.unlink("a"));
        assertErrno(Errno.EISDIR, () -> files.rename("file", "empty"));
        try (GuestFile directory = files.open("a", READ, 0)) {
            assertErrno(Errno.EISDIR, () -> directory.read(ByteBuffer.allocate(1)));
            assertErrno(Errno.EISDIR, () -> directory.write(ByteBuffer.allocate(1)));
            assertErrno(Errno.EISDIR, () -> directory.truncate(0));
        }
    }

    @Test
    void saysWhatIsThere() {
        assertErrno(Errno.EEXIST, () -> files.mkdir("a", 0700));
        assertErrno(Errno.EEXIST, () -> files.mkdir("file", 0700));
        assertErrno(Errno.EEXIST, () -> files.open("file", MAKE, 0600));
    }

    @Test
    void keepsGuestsInside() {
        for (String path : List.of("..", "../x", "/file", "a/../../x")) {
            assertErrno(Errno.EPERM, () -> files.open(path, READ, 0));
            assertErrno(Errno.EPERM, () -> files.stat(path));
            assertErrno(Errno.EPERM, () -> files.unlink(path));
            assertErrno(Errno.EPERM, () -> files.mkdir(path, 0700));
        }
        assertErrno(Errno.EINVAL, () -> files.stat("a\0"));
    }

    @Test
    void makesFiles() throws ErrnoException {
        write("new", MAKE, "one");
        assertEquals("one", read("new"));
        write("a/b/new", CREATE, "two");
        assertEquals("two", read("a/b/new"));
        assertErrno(Errno.EEXIST, () -> files.open("new", MAKE, 0600));
    }

    @Test
    void writesFiles() throws ErrnoException {
        write("file", WRITE, "J");
        assertEquals("Jello", read("file"));
        write("file", Set.of(OpenFlag.WRITE, OpenFlag.APPEND), " world");
        assertEquals("Jello world", read("file"));
        write("file", Set.of(OpenFlag.WRITE, OpenFlag.TRUNCATE), "end");
        assertEquals("end", read("file"));
        assertEquals(3, files.stat("file").size());
        write("a/deep", CREATE, "D");
        assertEquals("Deep", read("a/deep"));
    }

    @Test
    void makesAndRemovesDirectories() throws ErrnoException {
        files.mkdir("a/new", 0700);
        assertTrue(files.stat("a/new").isDirectory());
        write("a/new/file", CREATE, "x");
        assertErrno(Errno.ENOTEMPTY, () -> files.rmdir("a/new"));
        files.unlink("a/new/file");
        files.rmdir("a/new");
        files.rmdir("empty");
        assertEquals(List.of("a", "file"), names("."));
        assertErrno(Errno.ENOTEMPTY, () -> files.rmdir("a"));
        assertErrno(Errno.EBUSY, () -> files.rmdir("."));
    }

    @Test
    void removedThingsAreGoneAndMayComeBack() throws ErrnoException {
        files.unlink("file");
        assertErrno(Errno.ENOENT, () -> files.stat("file"));
        assertEquals(List.of("a", "empty"), names("."));
        write("file", MAKE, "again");
        assertEquals("again", read("file"));
        files.unlink("a/deep");
        files.rmdir("a/b");
        files.rmdir("a");
        assertErrno(Errno.ENOENT, () -> files.stat("a/deep"));
        files.mkdir("a", 0700);
        assertEquals(List.of(), names("a"));
        assertErrno(Errno.ENOENT, () -> files.stat("a/deep"));
    }

    @Test
    void renamesFiles() throws ErrnoException {
        files.rename("file", "a/moved");
        assertEquals("hello", read("a/moved"));
        assertErrno(Errno.ENOENT, () -> files.stat("file"));
        files.rename("a/moved", "a/deep");
        assertEquals("hello", read("a/deep"));
        assertEquals(List.of("b", "deep"), names("a"));
    }

    @Test
    void renamesDirectoriesThatItMade() throws ErrnoException {
        files.mkdir("new", 0700);
        files.rename("new", "a/moved");
        assertTrue(files.stat("a/moved").isDirectory());
        assertErrno(Errno.ENOENT, () -> files.stat("new"));
        assertErrno(Errno.ENOTEMPTY, () -> files.rename("a/moved", "a"));
        assertErrno(Errno.ENOTDIR, () -> files.rename("a/moved", "file"));
        assertErrno(Errno.EINVAL, () -> files.rename("a/moved", "a/moved/into"));
        files.mkdir("new", 0700);
        files.rename("a/moved", "new");
        assertEquals(List.of("b", "deep"), names("a"));
    }

    @Test
    void renamesDirectoriesThatItFilled() throws ErrnoException {
        files.mkdir("new", 0700);
        write("new/file", CREATE, "x");
        if (!renamesFullDirectories()) {
            assertErrno(Errno.EXDEV, () -> files.rename("new", "moved"));
            assertEquals("x", read("new/file"));
            return;
        }
        files.rename("new", "a/moved");
        assertEquals("x", read("a/moved/file"));
        files.mkdir("other", 0700);
        files.rename("a/moved", "other");
        assertEquals("x", read("other/file"));
    }

    @Test
    void renamesOtherDirectories() throws ErrnoException {
        if (!renamesDirectories()) {
            assertErrno(Errno.EXDEV, () -> files.rename("a", "moved"));
            return;
        }
        files.rename("a", "moved");
        assertEquals("deep", read("moved/deep"));
        assertErrno(Errno.ENOENT, () -> files.stat("a"));
    }

    @Test
    void setsTimes() throws ErrnoException {
        files.utimens("file", 1_000_000_000, 2_000_000_000);
        assertEquals(2_000_000_000, files.stat("file").mtimNanos());
        assertEquals("hello", read("file"));
    }

    @Test
    void cutsAndExtendsFiles() throws ErrnoException {
        try (GuestFile file = files.open("file", WRITE, 0)) {
            file.truncate(2);
            file.truncate(4);
            file.sync();
            file.datasync();
        }
        assertEquals("he\0\0", read("file"));
    }

    @Test
    void followsLinks() throws ErrnoException {
        if (!hasLinks()) {
            assertErrno(Errno.ENOTSUP, () -> files.symlink("file", "link"));
            return;
        }
        files.symlink("../file", "a/link");
        assertEquals("hello", read("a/link"));
        assertEquals("../file", files.readlink("a/link"));
        assertEquals(FileType.SYMBOLIC_LINK, files.lstat("a/link").type());
        assertEquals(5, files.stat("a/link").size());
        assertErrno(Errno.ELOOP, () -> files.open("a/link", Set.of(OpenFlag.READ, OpenFlag.NO_FOLLOW), 0));
        assertErrno(Errno.EINVAL, () -> files.readlink("file"));
        assertErrno(Errno.EPERM, () -> files.symlink("/etc", "b"));
        files.symlink("../..", "a/out");
        assertErrno(Errno.EPERM, () -> files.stat("a/out"));
        files.symlink("loop", "loop");
        assertErrno(Errno.ELOOP, () -> files.stat("loop"));
        write("a/link", WRITE, "J");
        assertEquals("Jello", read("file"));
    }

    @Test
    void givesFilesFurtherNames() throws ErrnoException {
        if (!hasHardLinks()) {
            assertErrno(Errno.ENOTSUP, () -> files.link("file", "second"));
            return;
        }
        files.link("file", "a/second");
        write("a/second", WRITE, "J");
        assertEquals("Jello", read("file"));
        assertErrno(Errno.EEXIST, () -> files.link("file", "a/deep"));
        assertErrno(Errno.EPERM, () -> files.link("a", "b"));
        files.unlink("file");
        assertEquals("Jello", read("a/second"));
        assertFalse(names(".").contains("file"));
    }
}
