package io.zeolite.sysfs.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.sysfs.DirectoryEntry;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.OpenFlag;
import io.zeolite.sysfs.Whence;
import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class BundleFilesTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final Set<OpenFlag> DIRECTORY = Set.of(OpenFlag.READ, OpenFlag.DIRECTORY);
    private static final long CHANGED_MILLIS = 1_700_000_000_123L;

    private final AtomicBoolean uninstalled = new AtomicBoolean();
    private GuestFileSystem files;

    @BeforeEach
    void fill(@TempDir Path content) throws IOException {
        Files.createDirectories(content.resolve("data/deep"));
        Files.writeString(content.resolve("secret"), "not below the directory");
        Files.writeString(content.resolve("data/file"), "hello");
        Files.writeString(content.resolve("data/deep/more"), "");
        files = BundleFiles.of(bundle(content), "/data/");
    }

    /** A bundle has far more methods than files need. */
    private Bundle bundle(Path content) {
        return (Bundle) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Bundle.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getEntryPaths" -> paths(content, (String) arguments[0]);
                    case "getEntry" -> entry(content.resolve((String) arguments[0]));
                    case "getLastModified" -> CHANGED_MILLIS;
                    case "getBundleId" -> 7L;
                    case "toString" -> "a bundle";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Enumeration<String> paths(Path content, String directory) throws IOException {
        checkInstalled();
        Path listed = content.resolve(directory.equals("/") ? "" : directory);
        if (!Files.isDirectory(listed)) {
            return null;
        }
        try (Stream<Path> below = Files.list(listed)) {
            return Collections.enumeration(below
                    .map(path -> content.relativize(path) + (Files.isDirectory(path) ? "/" : "")).toList());
        }
    }

    private URL entry(Path path) throws MalformedURLException {
        checkInstalled();
        return Files.exists(path) ? path.toUri().toURL() : null;
    }

    private void checkInstalled() {
        if (uninstalled.get()) {
            throw new IllegalStateException("uninstalled");
        }
    }

    private static void assertErrno(Errno expected, Executable operation) {
        assertEquals(expected, assertThrows(ErrnoException.class, operation).errno());
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    }

    @Test
    void readsEntriesFromAnyPlace() throws ErrnoException {
        try (GuestFile file = files.open("./deep/..//file", READ, 0)) {
            ByteBuffer buffer = ByteBuffer.allocate(3);
            assertEquals(3, file.read(buffer));
            assertEquals("hel", text(buffer));
            assertEquals(2, file.read(buffer.clear()));
            assertEquals("lo", text(buffer));
            assertEquals(0, file.read(buffer.clear()));
            assertEquals(1, file.pread(buffer.clear(), 4));
            assertEquals(0, file.pread(buffer.clear(), 1_000));
            assertErrno(Errno.EINVAL, () -> file.pread(buffer.clear(), -1));
            assertEquals(4, file.seek(-1, Whence.END));
            assertEquals(5, file.seek(1, Whence.POSITION));
            assertErrno(Errno.EINVAL, () -> file.seek(-1, Whence.START));
            assertErrno(Errno.EBADF, () -> file.write(buffer.clear()));
        }
    }

    @Test
    void listsDirectories() throws ErrnoException {
        try (GuestFile root = files.open(".", DIRECTORY, 0)) {
            List<DirectoryEntry> entries = root.readdir();
            assertEquals(List.of("deep", "file"), entries.stream().map(DirectoryEntry::name).toList());
            assertEquals(List.of(FileType.DIRECTORY, FileType.REGULAR_FILE),
                    entries.stream().map(DirectoryEntry::type).toList());
            assertEquals(files.stat("deep").ino(), entries.get(0).ino());
            assertErrno(Errno.EISDIR, () -> root.read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void tellsAttributes() throws ErrnoException {
        assertEquals(5, files.stat("file").size());
        assertEquals(FileType.REGULAR_FILE, files.lstat("file").type());
        assertEquals(CHANGED_MILLIS * 1_000_000, files.stat("file").mtimNanos());
        assertEquals(0444, files.stat("file").mode());
        assertEquals(FileType.DIRECTORY, files.stat("deep/").type());
        assertNotEquals(files.stat("file").ino(), files.stat("deep/more").ino());
        assertErrno(Errno.EINVAL, () -> files.readlink("file"));
    }

    @Test
    void neverLeavesTheDirectory() {
        assertErrno(Errno.EPERM, () -> files.open("../secret", READ, 0));
        assertErrno(Errno.EPERM, () -> files.stat("deep/../.."));
        assertErrno(Errno.EPERM, () -> files.stat("/file"));
    }

    @Test
    void saysWhyAPathLeadsNowhere() {
        assertErrno(Errno.ENOENT, () -> files.stat("missing"));
        assertErrno(Errno.ENOENT, () -> files.stat("missing/../file"));
        assertErrno(Errno.ENOENT, () -> files.stat(""));
        assertErrno(Errno.ENOTDIR, () -> files.stat("file/"));
        assertErrno(Errno.ENOTDIR, () -> files.stat("file/.."));
        assertErrno(Errno.ENOTDIR, () -> files.open("file", DIRECTORY, 0));
        assertErrno(Errno.EINVAL, () -> files.stat("a\0b"));
        assertErrno(Errno.ENAMETOOLONG, () -> files.stat("n".repeat(256)));
    }

    @Test
    void changesNothing() {
        assertErrno(Errno.EROFS, () -> files.open("file", Set.of(OpenFlag.WRITE), 0));
        assertErrno(Errno.EROFS, () -> files.open("new", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0));
        assertErrno(Errno.EROFS, () -> files.unlink("file"));
        assertErrno(Errno.EROFS, () -> files.mkdir("new", 0777));
    }

    @Test
    void failsOnceTheBundleIsGone() throws ErrnoException {
        try (GuestFile open = files.open("file", READ, 0)) {
            uninstalled.set(true);
            assertErrno(Errno.ENODEV, () -> files.stat("file"));
            assertEquals(5, open.read(ByteBuffer.allocate(10)));
        }
    }

    @Test
    void showsAllEntriesWithoutADirectory(@TempDir Path content) throws IOException, ErrnoException {
        Files.writeString(content.resolve("top"), "1");
        GuestFileSystem all = BundleFiles.of(bundle(content), "");
        assertEquals(1, all.stat("top").size());
        assertEquals("a bundle:/ (read-only)", all.toString());
    }
}
