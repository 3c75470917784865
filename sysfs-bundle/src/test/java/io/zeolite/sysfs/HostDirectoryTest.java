package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDirectoryTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final Set<OpenFlag> READ_WRITE = Set.of(OpenFlag.READ, OpenFlag.WRITE);

    @TempDir private Path root;
    private HostDirectory files;

    @BeforeEach
    void prepare() throws IOException {
        files = new HostDirectory(root);
        Files.writeString(root.resolve("file"), "wazero");
        Files.createDirectories(root.resolve("dir/sub"));
        Files.writeString(root.resolve("dir/inner"), "bear");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(GuestFile file) throws ErrnoException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        int count = file.read(buffer);
        return new String(buffer.array(), 0, count, StandardCharsets.UTF_8);
    }

    @Test
    void readsFromThePositionAndAtAnOffset() throws ErrnoException {
        try (GuestFile file = files.open("file", READ, 0)) {
            ByteBuffer two = ByteBuffer.allocate(2);
            assertEquals(2, file.read(two));
            assertArrayEquals(new byte[] {'w', 'a'}, two.array());
            assertEquals(2, file.pread(two.clear(), 4));
            assertArrayEquals(new byte[] {'r', 'o'}, two.array());
            assertEquals("zero", read(file));
            assertEquals("", read(file));
            assertErrno(Errno.EINVAL, () -> file.pread(two.clear(), -1));
        }
    }

    @Test
    void writesAtThePositionAtAnOffsetAndAtTheEnd() throws Exception {
        try (GuestFile file = files.open("file", READ_WRITE, 0)) {
            assertEquals(2, file.write(bytes("WA")));
            assertEquals(1, file.pwrite(bytes("!"), 7));
            file.setAppending(true);
            assertEquals(1, file.write(bytes("?")));
            assertTrue(file.isAppending());
        }
        assertEquals("WAzero\0!?", Files.readString(root.resolve("file")));
    }

    @Test
    void seeksFromStartPositionAndEnd() throws ErrnoException {
        try (GuestFile file = files.open("file", READ, 0)) {
            assertEquals(4, file.seek(4, Whence.START));
            assertEquals(3, file.seek(-1, Whence.POSITION));
            assertEquals(8, file.seek(2, Whence.END));
            assertErrno(Errno.EINVAL, () -> file.seek(-1, Whence.START));
            assertEquals(8, file.seek(0, Whence.POSITION));
        }
    }

    @Test
    void refusesWhatAFileWasNotOpenedFor() throws ErrnoException {
        try (GuestFile file = files.open("file", READ, 0)) {
            assertErrno(Errno.EBADF, () -> file.write(bytes("x")));
            assertErrno(Errno.EBADF, () -> file.truncate(0));
        }
        try (GuestFile file = files.open("file", Set.of(OpenFlag.WRITE), 0)) {
            assertErrno(Errno.EBADF, () -> read(file));
        }
        GuestFile closed = files.open("file", READ, 0);
        closed.close();
        closed.close();
        assertErrno(Errno.EBADF, () -> read(closed));
    }

    @Test
    void makesEmptiesAndExtendsFiles() throws Exception {
        try (GuestFile file = files.open("new", Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600)) {
            file.truncate(10);
            assertEquals(10, file.stat().size());
            assertEquals(0600, file.stat().mode());
            file.truncate(3);
            file.sync();
            file.datasync();
        }
        assertArrayEquals(new byte[3], Files.readAllBytes(root.resolve("new")));
        assertErrno(Errno.EEXIST,
                () -> files.open("new", Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600));
        files.open("file", Set.of(OpenFlag.WRITE, OpenFlag.TRUNCATE), 0).close();
        assertEquals(0, files.stat("file").size());
    }

    @Test
    void opensDirectoriesOnlyToReadThem() throws ErrnoException {
        try (GuestFile directory = files.open("dir", Set.of(OpenFlag.READ, OpenFlag.DIRECTORY), 0)) {
            assertEquals(List.of("inner", "sub"), directory.readdir().stream().map(DirectoryEntry::name).toList());
            assertErrno(Errno.EISDIR, () -> read(directory));
            assertErrno(Errno.EISDIR, () -> directory.write(bytes("x")));
        }
        assertErrno(Errno.EISDIR, () -> files.open("dir", READ_WRITE, 0));
        assertErrno(Errno.ENOTDIR, () -> files.open("file", Set.of(OpenFlag.READ, OpenFlag.DIRECTORY), 0));
        assertErrno(Errno.ENOTDIR, () -> files.open("file/", READ, 0));
        assertErrno(Errno.ENOENT, () -> files.open("missing", READ, 0));
    }

    @Test
    void listsInodesAndTypesThatStatConfirms() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        try (GuestFile directory = files.open(".", READ, 0)) {
            List<DirectoryEntry> entries = directory.readdir();
            assertEquals(List.of("dir", "file", "link"), entries.stream().map(DirectoryEntry::name).toList());
            for (DirectoryEntry entry : entries) {
                FileStat stat = files.lstat(entry.name());
                assertEquals(stat.ino(), entry.ino());
                assertEquals(stat.type(), entry.type());
            }
        }
    }

    @Test
    void listsTenThousandEntriesAsOftenAsAsked() throws Exception {
        for (int index = 0; index < 10_000; index++) {
            Files.createFile(root.resolve("dir/sub/" + index));
        }
        try (GuestFile directory = files.open("dir/sub", READ, 0)) {
            List<DirectoryEntry> entries = directory.readdir();
            assertEquals(10_000, entries.stream().map(DirectoryEntry::name).distinct().count());
            for (int again = 0; again < 3; again++) {
                assertEquals(entries, directory.readdir());
            }
        }
    }

    @Test
    void makesAndRemovesDirectoriesAndNames() throws ErrnoException {
        files.mkdir("made/", 0700);
        assertEquals(0700, files.stat("made").mode());
        assertErrno(Errno.EEXIST, () -> files.mkdir("made", 0700));
        assertErrno(Errno.ENOENT, () -> files.mkdir("no/such", 0700));
        assertErrno(Errno.ENOTDIR, () -> files.mkdir("file/sub", 0700));
        files.rmdir("made/");
        assertErrno(Errno.ENOENT, () -> files.stat("made"));
        assertErrno(Errno.ENOTEMPTY, () -> files.rmdir("dir"));
        assertErrno(Errno.ENOTDIR, () -> files.rmdir("file"));
        assertErrno(Errno.EBUSY, () -> files.rmdir("."));
        assertErrno(Errno.EISDIR, () -> files.unlink("dir"));
        assertErrno(Errno.ENOTDIR, () -> files.unlink("file/"));
        files.unlink("file");
        assertErrno(Errno.ENOENT, () -> files.unlink("file"));
    }

    @Test
    void renamesAsPosixDoes() throws Exception {
        files.rename("file", "dir/inner");
        assertEquals("wazero", Files.readString(root.resolve("dir/inner")));
        files.mkdir("empty", 0700);
        assertErrno(Errno.ENOTEMPTY, () -> files.rename("empty", "dir"));
        assertErrno(Errno.ENOTDIR, () -> files.rename("empty", "dir/inner"));
        assertErrno(Errno.EISDIR, () -> files.rename("dir/inner", "empty"));
        assertErrno(Errno.EINVAL, () -> files.rename("dir", "dir/sub/dir"));
        assertErrno(Errno.ENOENT, () -> files.rename("missing", "x"));
        assertErrno(Errno.EBUSY, () -> files.rename(".", "x"));
        files.rename("dir/", "empty");
        assertEquals("wazero", Files.readString(root.resolve("empty/inner")));
    }

    @Test
    void linksFilesButNotDirectories() throws Exception {
        files.link("file", "dir/hard");
        assertEquals(2, files.stat("file").nlink());
        assertEquals(files.stat("file").ino(), files.stat("dir/hard").ino());
        assertErrno(Errno.EEXIST, () -> files.link("file", "dir/hard"));
        assertErrno(Errno.EPERM, () -> files.link("dir", "other"));
        assertErrno(Errno.ENOENT, () -> files.link("file", "other/"));
    }

    @Test
    void readsSymbolicLinksAndFollowsThem() throws ErrnoException {
        files.symlink("../file", "dir/link");
        assertEquals("../file", files.readlink("dir/link"));
        assertEquals(FileType.SYMBOLIC_LINK, files.lstat("dir/link").type());
        assertEquals(6, files.stat("dir/link").size());
        assertErrno(Errno.EINVAL, () -> files.readlink("file"));
        assertErrno(Errno.ELOOP, () -> files.open("dir/link", Set.of(OpenFlag.READ, OpenFlag.NO_FOLLOW), 0));
        files.symlink("made", "dir/dangling");
        assertErrno(Errno.ENOENT, () -> files.open("dir/dangling", READ, 0));
        files.open("dir/dangling", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0600).close();
        assertEquals(FileType.REGULAR_FILE, files.lstat("dir/made").type());
    }

    @Test
    void setsTimesToTheNanosecond() throws ErrnoException {
        files.symlink("file", "link");
        long before = files.lstat("link").mtimNanos();
        files.utimens("link", 1_000_000_001L, 2_000_000_002L);
        assertEquals(1_000_000_001L, files.stat("file").atimNanos());
        assertEquals(2_000_000_002L, files.stat("file").mtimNanos());
        assertEquals(before, files.lstat("link").mtimNanos());
        files.lutimens("link", GuestFile.OMIT_TIME, 3_000_000_003L);
        assertEquals(3_000_000_003L, files.lstat("link").mtimNanos());
        try (GuestFile file = files.open("file", READ, 0)) {
            file.utimens(GuestFile.OMIT_TIME, 4_000_000_004L);
            assertEquals(4_000_000_004L, file.stat().mtimNanos());
            assertEquals(1_000_000_001L, file.stat().atimNanos());
        }
    }

    @Test
    void keepsAnOpenFileUsableAfterItLostItsName() throws ErrnoException {
        try (GuestFile file = files.open("file", READ_WRITE, 0)) {
            files.unlink("file");
            files.mkdir("file", 0700);
            assertEquals("wazero", read(file));
            assertEquals(FileType.REGULAR_FILE, file.stat().type());
            assertEquals(6, file.stat().size());
            assertErrno(Errno.ENOENT, () -> file.utimens(0, 0));
        }
    }

    @Test
    void losesNothingWhenTwoAppendToOneFile() throws Exception {
        Set<OpenFlag> append = Set.of(OpenFlag.WRITE, OpenFlag.APPEND);
        try (GuestFile one = files.open("file", append, 0); GuestFile two = files.open("file", append, 0)) {
            Thread other = Thread.ofPlatform().start(() -> append(one));
            append(two);
            other.join();
        }
        assertEquals(6 + 2_000, files.stat("file").size());
    }

    private static void append(GuestFile file) {
        try {
            for (int round = 0; round < 1_000; round++) {
                file.write(bytes("x"));
            }
        } catch (ErrnoException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void changesPermissionBits() throws ErrnoException {
        files.chmod("file", 0640);
        assertEquals(0640, files.stat("file").mode());
        assertFalse(files.stat("file").isDirectory());
    }
}
