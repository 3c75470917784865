package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayFileSystemTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final Set<OpenFlag> CREATE = Set.of(OpenFlag.WRITE, OpenFlag.CREATE);

    @TempDir private Path top;
    private Path upper;
    private Path middle;
    private Path bottom;
    private OverlayFileSystem files;
    private List<String> before;

    @BeforeEach
    void prepare() throws IOException {
        upper = Files.createDirectory(top.resolve("upper"));
        middle = Files.createDirectories(top.resolve("middle/both")).getParent();
        bottom = Files.createDirectories(top.resolve("bottom/both/deep")).getParent().getParent();
        Files.writeString(middle.resolve("file"), "middle");
        Files.writeString(bottom.resolve("file"), "bottom");
        Files.writeString(middle.resolve("both/one"), "1");
        Files.writeString(bottom.resolve("both/two"), "2");
        Files.writeString(bottom.resolve("both/deep/three"), "3");
        files = new OverlayFileSystem(new HostDirectory(upper), new HostDirectory(middle), new HostDirectory(bottom));
        before = lower();
    }

    private List<String> lower() throws IOException {
        try (Stream<Path> all = Stream.concat(Files.walk(middle), Files.walk(bottom))) {
            return all.map(path -> path + " " + path.toFile().length() + " " + path.toFile().lastModified()).sorted()
                    .toList();
        }
    }

    @AfterEach
    void lowerLayersAreNeverChanged() throws IOException {
        assertEquals(before, lower());
    }

    private List<String> names(String path) throws ErrnoException {
        try (GuestFile directory = files.open(path, READ, 0)) {
            return directory.readdir().stream().map(DirectoryEntry::name).toList();
        }
    }

    private void write(String path) throws ErrnoException {
        try (GuestFile file = files.open(path, CREATE, 0640)) {
            file.write(ByteBuffer.wrap(new byte[] {'w'}));
        }
    }

    @Test
    void showsWhatIsUppermost() throws ErrnoException {
        assertEquals(6, files.stat("file").size());
        assertEquals(List.of("both", "file"), names("."));
        assertEquals(List.of("deep", "one", "two"), names("both"));
    }

    @Test
    void copiesWhatIsWritten() throws ErrnoException, IOException {
        Files.setPosixFilePermissions(bottom.resolve("both/two"),
                PosixFilePermissions.fromString("rw-------"));
        write("both/deep/three");
        write("both/two");
        assertEquals("w", Files.readString(upper.resolve("both/two")));
        assertEquals(0600, files.stat("both/two").mode());
        assertEquals(List.of("deep", "one", "two"), names("both"));
    }

    @Test
    void copiesOnlyTheAttributesThatChange() throws ErrnoException {
        long changed = files.stat("file").mtimNanos();
        files.chmod("file", 0600);
        assertEquals(changed, files.stat("file").mtimNanos());
        assertEquals(0600, files.stat("file").mode());
        assertEquals(6, files.stat("file").size());
    }

    @Test
    void marksWhatIsRemoved() throws ErrnoException {
        files.unlink("file");
        assertErrno(Errno.ENOENT, () -> files.stat("file"));
        assertTrue(Files.exists(upper.resolve(".wh.file")));
        assertEquals(List.of("both"), names("."));
        write("file");
        assertFalse(Files.exists(upper.resolve(".wh.file")));
        assertEquals(1, files.stat("file").size());
    }

    @Test
    void hidesLowerLayersInADirectoryMadeAnew() throws ErrnoException {
        for (String path : List.of("both/deep/three", "both/one", "both/two")) {
            files.unlink(path);
        }
        files.rmdir("both/deep");
        files.rmdir("both");
        assertErrno(Errno.ENOENT, () -> files.stat("both/one"));
        files.mkdir("both", 0700);
        assertEquals(List.of(), names("both"));
        assertTrue(Files.exists(upper.resolve("both/.wh..wh..opq")));
        write("both/one");
        assertEquals(List.of("one"), names("both"));
        files.unlink("both/one");
        files.rmdir("both");
        assertEquals(List.of("file"), names("."));
    }

    @Test
    void hidesLowerLayersInADirectoryThatWasMovedThere() throws ErrnoException {
        for (String path : List.of("both/deep/three", "both/one", "both/two")) {
            files.unlink(path);
        }
        files.rmdir("both/deep");
        files.mkdir("new", 0700);
        write("new/only");
        files.rename("new", "both");
        assertEquals(List.of("only"), names("both"));
    }

    @Test
    void neitherShowsNorMakesMarks() throws ErrnoException {
        files.unlink("file");
        assertErrno(Errno.ENOENT, () -> files.open(".wh.file", READ, 0));
        assertErrno(Errno.ENOENT, () -> files.unlink(".wh.file"));
        assertErrno(Errno.EPERM, () -> files.open(".wh.both", CREATE, 0600));
        assertErrno(Errno.EPERM, () -> files.mkdir("both/.wh..wh..opq", 0700));
        assertErrno(Errno.EPERM, () -> files.symlink("x", ".wh.both"));
        assertErrno(Errno.EPERM, () -> files.rename("both/one", ".wh.both"));
        assertErrno(Errno.EPERM, () -> files.link("both/one", ".wh.both"));
    }

    @Test
    void followsLinksAcrossLayers() throws Exception {
        Files.createSymbolicLink(bottom.resolve("both/link"), Path.of("../made"));
        before = lower();
        assertErrno(Errno.ENOENT, () -> files.stat("both/link"));
        write("made");
        assertEquals(1, files.stat("both/link").size());
        files.lutimens("both/link", 0, 0);
        assertEquals(Path.of("../made"), Files.readSymbolicLink(upper.resolve("both/link")));
        files.symlink("both/../../bottom", "out");
        assertErrno(Errno.EPERM, () -> files.stat("out"));
    }

    @Test
    void aLinkThatReplacesADirectoryOfTheUpperLayerLeadsNowhere() throws Exception {
        Files.createDirectory(top.resolve("secret"));
        Files.writeString(top.resolve("secret/one"), "outside");
        Files.createSymbolicLink(upper.resolve("both"), top.resolve("secret"));
        assertErrno(Errno.EPERM, () -> files.open("both/one", READ, 0));
        assertErrno(Errno.EPERM, () -> files.open("both/one", CREATE, 0600));
    }

    @Test
    void renamesOverLowerFiles() throws ErrnoException {
        files.rename("both/one", "file");
        assertEquals(1, files.stat("file").size());
        assertEquals(List.of("deep", "two"), names("both"));
        assertErrno(Errno.EXDEV, () -> files.rename("both", "other"));
    }
}
