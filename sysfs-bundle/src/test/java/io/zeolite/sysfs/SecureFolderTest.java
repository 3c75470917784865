package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done in an open directory that was moved away, with a link to elsewhere in its place. */
class SecureFolderTest {

    private static final Set<String> NAMES = Set.of("file", "directory", "link");
    private static final FileTime PAST = FileTime.fromMillis(1_000);

    @TempDir private Path top;
    private Path inside;
    private Path outside;
    private HostFolder folder;

    @BeforeEach
    void open() throws IOException {
        inside = fill("inside");
        outside = fill("outside");
        folder = HostFolder.of(inside);
        assumeTrue(folder instanceof SecureFolder, "this platform has no secure directory streams");
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    private Path fill(String content) throws IOException {
        Path directory = Files.createDirectory(top.resolve(content));
        Files.writeString(directory.resolve("file"), content);
        Files.createDirectory(directory.resolve("directory"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of(content));
        for (String name : List.of("file", "directory")) {
            Files.setLastModifiedTime(directory.resolve(name), PAST);
            Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }

    private void divert() throws IOException {
        Files.move(inside, top.resolve("moved"));
        Files.createSymbolicLink(inside, outside);
        inside = top.resolve("moved");
    }

    private HostName find(String name) throws IOException {
        return folder.find(name).orElseThrow();
    }

    private void assertOutsideIsUntouched() throws IOException {
        try (var names = Files.list(outside)) {
            assertEquals(NAMES, Set.copyOf(names.map(name -> name.getFileName().toString()).toList()));
        }
        assertEquals("outside", Files.readString(outside.resolve("file")));
        for (String name : List.of("file", "directory")) {
            assertEquals(PAST, Files.getLastModifiedTime(outside.resolve(name)));
            assertEquals("rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(outside.resolve(name))));
        }
    }

    @Test
    void readsTheFileThatItHolds() throws Exception {
        divert();
        try (FileChannel channel = folder.open("file", Set.of(StandardOpenOption.READ), 0)) {
            ByteBuffer content = ByteBuffer.allocate(16);
            channel.read(content);
            assertEquals("inside", new String(content.array(), 0, content.position()));
        }
    }

    @Test
    void makesFilesInItself() throws Exception {
        divert();
        folder.open("made", Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), 0600).close();
        assertTrue(Files.exists(inside.resolve("made")));
        assertOutsideIsUntouched();
    }

    @Test
    void tellsTheAttributesOfWhatItHolds() throws Exception {
        divert();
        FileStat stat = folder.stat("file", find("file"));
        assertEquals("inside".length(), stat.size());
        assertEquals(Files.getAttribute(inside.resolve("file"), "unix:ino"), stat.ino());
        assertEquals(FileType.REGULAR_FILE, stat.type());
        assertEquals(0700, stat.mode());
        assertEquals(1_000_000_000, stat.mtimNanos());
    }

    @Test
    void tellsAllAttributesWhereItsPathLeadsToIt() throws Exception {
        Files.createLink(top.resolve("second"), inside.resolve("file"));
        FileStat stat = folder.stat("file", find("file"));
        assertEquals(2, stat.nlink());
        assertEquals(Files.getAttribute(inside.resolve("file"), "unix:dev"), stat.dev());
    }

    @Test
    void listsWhatItHolds() throws Exception {
        divert();
        Files.createFile(inside.resolve("more"));
        List<DirectoryEntry> entries = folder.list();
        assertEquals(Set.of("file", "directory", "link", "more"),
                Set.copyOf(entries.stream().map(DirectoryEntry::name).toList()));
        for (DirectoryEntry entry : entries) {
            assertEquals(Files.getAttribute(inside.resolve(entry.name()), "unix:ino",
                    LinkOption.NOFOLLOW_LINKS), entry.ino(), entry.name());
        }
    }

    @Test
    void removesWhatItHolds() throws Exception {
        divert();
        folder.deleteFile("file");
        folder.deleteFile("link");
        folder.deleteDirectory("directory");
        assertEquals(Optional.empty(), folder.find("file"));
        assertOutsideIsUntouched();
    }

    @Test
    void movesWhatItHolds() throws Exception {
        divert();
        try (HostFolder target = folder.enter("directory")) {
            folder.move("file", target, "moved");
        }
        assertEquals("inside", Files.readString(inside.resolve("directory/moved")));
        assertOutsideIsUntouched();
    }

    @Test
    void setsModesAndTimesOfWhatItHolds() throws Exception {
        divert();
        for (String name : List.of("file", "directory")) {
            folder.setMode(name, 0750);
            folder.setTimes(name, GuestFile.OMIT_TIME, 5_000_000_000L);
            assertEquals(FileTime.fromMillis(5_000), Files.getLastModifiedTime(inside.resolve(name)));
            assertEquals("rwxr-x---",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(inside.resolve(name))));
        }
        assertOutsideIsUntouched();
    }

    @Test
    void refusesWhatItCouldDoElsewhereOnly() throws Exception {
        divert();
        assertErrno(Errno.ENOENT, () -> folder.makeDirectory("made", 0700));
        assertErrno(Errno.ENOENT, () -> folder.makeLink("made", Path.of("file")));
        assertErrno(Errno.ENOENT, () -> folder.makeHardLink("made", folder, "file"));
        assertErrno(Errno.ENOENT, () -> folder.setTimes("link", 0, 0));
        assertErrno(Errno.EIO, () -> folder.readLink("link"));
        assertEquals(Optional.empty(), folder.find("made"));
        assertOutsideIsUntouched();
    }

    @Test
    void makesNoSecondNameForAFileOfElsewhere() throws Exception {
        try (HostFolder source = folder.enter("directory")) {
            Files.writeString(inside.resolve("directory/secret"), "inside");
            Files.move(inside.resolve("directory"), inside.resolve("aside"));
            Files.createSymbolicLink(inside.resolve("directory"), outside);
            Files.writeString(outside.resolve("secret"), "outside");
            assertErrno(Errno.ENOENT, () -> folder.makeHardLink("stolen", source, "secret"));
        }
        assertEquals(Optional.empty(), folder.find("stolen"));
    }

    @Test
    void entersNoLinks() {
        assertThrows(IOException.class, () -> folder.enter("link"));
        assertThrows(IOException.class, () -> folder.open("link", Set.of(StandardOpenOption.READ), 0));
        assertFalse(Files.exists(outside.resolve("made")));
    }
}
