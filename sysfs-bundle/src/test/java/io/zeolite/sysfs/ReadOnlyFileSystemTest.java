package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyFileSystemTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);

    @TempDir private Path root;
    private ReadOnlyFileSystem files;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(root.resolve("file"), "wazero");
        Files.createDirectory(root.resolve("dir"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        files = new ReadOnlyFileSystem(new HostDirectory(root));
    }

    @Test
    void readsAndListsAndTellsAttributes() throws ErrnoException {
        try (GuestFile file = files.open("file", READ, 0)) {
            ByteBuffer buffer = ByteBuffer.allocate(10);
            assertEquals(6, file.read(buffer));
            assertEquals(2, file.pread(buffer.clear(), 4));
            assertEquals(6, file.stat().size());
            assertEquals(0, file.seek(0, Whence.START));
        }
        try (GuestFile directory = files.open(".", READ, 0)) {
            assertEquals(List.of("dir", "file", "link"),
                    directory.readdir().stream().map(DirectoryEntry::name).toList());
        }
        assertEquals("file", files.readlink("link"));
        assertEquals(FileType.REGULAR_FILE, files.stat("link").type());
        assertEquals(FileType.SYMBOLIC_LINK, files.lstat("link").type());
    }

    @Test
    void refusesToOpenForWriting() {
        assertErrno(Errno.EROFS, () -> files.open("file", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0));
        assertErrno(Errno.EROFS, () -> files.open("file", Set.of(OpenFlag.READ, OpenFlag.TRUNCATE), 0));
        assertErrno(Errno.EROFS, () -> files.open("new", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0));
        assertErrno(Errno.ENOENT, () -> files.open("new", Set.of(OpenFlag.WRITE), 0));
        assertErrno(Errno.EISDIR, () -> files.open("dir", Set.of(OpenFlag.WRITE), 0));
        assertErrno(Errno.EEXIST,
                () -> files.open("link", Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0));
    }

    @Test
    void refusesToChangeTheTree() {
        assertErrno(Errno.EROFS, () -> files.mkdir("new", 0700));
        assertErrno(Errno.EROFS, () -> files.chmod("file", 0700));
        assertErrno(Errno.EROFS, () -> files.rename("file", "new"));
        assertErrno(Errno.EROFS, () -> files.rmdir("dir"));
        assertErrno(Errno.EROFS, () -> files.unlink("file"));
        assertErrno(Errno.EROFS, () -> files.link("file", "new"));
        assertErrno(Errno.EROFS, () -> files.symlink("file", "new"));
        assertErrno(Errno.EROFS, () -> files.utimens("file", 0, 0));
        assertErrno(Errno.EROFS, () -> files.lutimens("file", 0, 0));
    }

    @Test
    void refusesToChangeOpenFilesAndDirectories() throws ErrnoException {
        try (GuestFile file = files.open("file", READ, 0)) {
            assertErrno(Errno.EBADF, () -> file.write(ByteBuffer.allocate(1)));
            assertErrno(Errno.EBADF, () -> file.pwrite(ByteBuffer.allocate(1), 0));
            assertErrno(Errno.EBADF, () -> file.truncate(0));
            assertErrno(Errno.EBADF, () -> file.utimens(0, 0));
            assertErrno(Errno.EBADF, file::sync);
            assertErrno(Errno.EBADF, file::datasync);
        }
        try (GuestFile directory = files.open("dir", READ, 0)) {
            assertErrno(Errno.EISDIR, () -> directory.write(ByteBuffer.allocate(1)));
            assertErrno(Errno.EISDIR, () -> directory.truncate(0));
        }
    }

    @Test
    void showsTheInsideOfAZipFile() throws Exception {
        Path zip = root.resolve("files.zip");
        URI uri = URI.create("jar:" + zip.toUri());
        try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            Files.createDirectories(archive.getPath("/top/dir"));
            Files.writeString(archive.getPath("/top/dir/file"), "zipped");
            Files.writeString(archive.getPath("/secret"), "outside");
        }
        try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of())) {
            ReadOnlyFileSystem zipped = new ReadOnlyFileSystem(new HostDirectory(archive.getPath("/top")));
            try (GuestFile file = zipped.open("dir/file", READ, 0)) {
                ByteBuffer buffer = ByteBuffer.allocate(10);
                assertEquals(6, file.read(buffer));
                assertEquals(6, file.stat().size());
            }
            try (GuestFile directory = zipped.open("dir", READ, 0)) {
                assertEquals(List.of("file"), directory.readdir().stream().map(DirectoryEntry::name).toList());
            }
            assertErrno(Errno.EPERM, () -> zipped.stat("../secret"));
        }
    }
}
