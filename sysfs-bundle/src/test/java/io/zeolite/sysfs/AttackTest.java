package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests and those who prepare a directory for them might try besides paths and links that lead out. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttackTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final int DEPTH = 10_000;

    @TempDir private Path outside;
    private Path root;
    private HostDirectory files;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(outside.resolve("root"));
        Files.writeString(outside.resolve("secret"), "outside");
        files = new HostDirectory(root);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "WRITE"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeWithoutAnotherEndHoldsNobodyUp(OpenFlag access) throws Exception {
        run("mkfifo", "pipe");
        assertErrno(Errno.EACCES, () -> files.open("pipe", Set.of(access), 0));
        assertErrno(Errno.EACCES, () -> files.open("pipe", Set.of(access, OpenFlag.CREATE), 0600));
        assertErrno(Errno.EACCES, () -> files.open("pipe", Set.of(access, OpenFlag.NONBLOCK), 0));
        assertErrno(Errno.ENOTDIR, () -> files.open("pipe/x", Set.of(access), 0));
        assertErrno(Errno.ENOTDIR, () -> files.open("pipe/", Set.of(access), 0));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsToldOfListedRenamedAndRemoved() throws Exception {
        run("mkfifo", "pipe");
        assertEquals(FileType.UNKNOWN, files.stat("pipe").type());
        files.rename("pipe", "tube");
        try (GuestFile directory = files.open(".", READ, 0)) {
            assertEquals(List.of("tube"), directory.readdir().stream().map(DirectoryEntry::name).toList());
        }
        files.unlink("tube");
        assertErrno(Errno.ENOENT, () -> files.lstat("tube"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void modeAndTimesOfAPipeAreNotSet() throws Exception {
        run("mkfifo", "pipe");
        assertErrno(Errno.EACCES, () -> files.chmod("pipe", 0600));
        assertErrno(Errno.EACCES, () -> files.utimens("pipe", 0, 0));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void devicesAreListedAndNotOpened() throws Exception {
        HostDirectory devices = new HostDirectory(Path.of("/dev"));
        assertEquals(FileType.CHARACTER_DEVICE, devices.stat("null").type());
        assertErrno(Errno.EACCES, () -> devices.open("null", READ, 0));
        try (GuestFile directory = devices.open(".", READ, 0)) {
            assertTrue(directory.readdir().stream().anyMatch(
                    entry -> entry.name().equals("null") && entry.type() == FileType.CHARACTER_DEVICE));
        }
    }

    @Test
    void noFurtherNameIsMadeForAFileOutsideNorForADirectory() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), Path.of("../secret"));
        Files.createDirectory(root.resolve("directory"));
        assertErrno(Errno.EPERM, () -> files.link("../secret", "stolen"));
        assertErrno(Errno.EPERM, () -> files.link("directory", "stolen"));
        try {
            files.link("link", "copy");
            assertErrno(Errno.EPERM, () -> files.open("copy", READ, 0));
        } catch (ErrnoException unsupported) {
            assertEquals(Errno.ENOTSUP, unsupported.errno());
        }
        assertFalse(Files.exists(root.resolve("stolen")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINK/secret", "Link/secret", "l\u0131nk/secret", "UP/secret", ".. /secret",
        "..\u2024/secret",
        "\uff0e\uff0e/secret", "..\\secret", "root\\..\\..\\secret", "C:secret", "C:\\secret", "link::$DATA/secret",
        "LINK~1/secret", " /../../secret"})
    void otherSpellingsLeadNowhereElse(String path) throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of(".."));
        try {
            files.open(path, READ, 0);
            throw new AssertionError("opened " + path);
        } catch (ErrnoException refused) {
            assertTrue(Set.of(Errno.ENOENT, Errno.EPERM, Errno.EINVAL).contains(refused.errno()), refused::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\0a", "a/\0/b", "../\0", "a\0/../../secret"})
    void nothingComesAfterNul(String path) {
        assertErrno(Errno.EINVAL, () -> files.open(path, READ, 0));
        assertErrno(Errno.EINVAL, () -> files.mkdir(path, 0700));
        assertErrno(Errno.EINVAL, () -> files.rename(path, "b"));
    }

    @Test
    void namesAndPathsBeyondTheLimitsAreRefused() throws Exception {
        files.mkdir("n".repeat(255), 0700);
        assertErrno(Errno.ENAMETOOLONG, () -> files.mkdir("n".repeat(256), 0700));
        assertErrno(Errno.ENAMETOOLONG, () -> files.mkdir("\u20ac".repeat(86), 0700)); // 258 bytes
        assertTrue(files.stat("./".repeat(2047)).isDirectory());
        assertErrno(Errno.ENAMETOOLONG, () -> files.stat("./".repeat(2048)));
        assertErrno(Errno.ENAMETOOLONG, () -> files.stat("x/".repeat(1_000_000)));
    }

    /** Made and removed from its end, as no path is long enough. */
    private void deepen(int levels) throws IOException {
        for (int level = 0; level < levels; level++) {
            Files.createDirectory(root.resolve("n"));
            if (level > 0) {
                Files.move(root.resolve("d"), root.resolve("n/d"));
            }
            Files.move(root.resolve("n"), root.resolve("d"));
        }
    }

    private void flatten() throws IOException {
        while (Files.exists(root.resolve("d/d"))) {
            Files.move(root.resolve("d/d"), root.resolve("n"));
            Files.delete(root.resolve("d"));
            Files.move(root.resolve("n"), root.resolve("d"));
        }
    }

    @Test
    void deepDirectoriesExhaustNeitherStackNorDescriptors() throws Exception {
        deepen(3_000);
        try {
            assertTrue(files.stat("d/".repeat(2_000)).isDirectory());
            assertTrue(files.stat("d/".repeat(800) + "../".repeat(800) + "d").isDirectory());
            assertErrno(Errno.EPERM, () -> files.stat("d/".repeat(800) + "../".repeat(801)));
            assertErrno(Errno.ENAMETOOLONG, () -> files.stat("d/".repeat(DEPTH)));
            files.symlink("d/".repeat(1_900), "half");
            files.symlink("half/" + "d/".repeat(900), "whole");
            assertTrue(files.stat("whole").isDirectory());
            files.unlink("half");
        } finally {
            flatten();
        }
    }

    @Test
    void linksThatMultiplyAreGivenUp() throws Exception {
        files.mkdir("end", 0700);
        files.symlink("end", "l0");
        for (int index = 1; index < 20; index++) {
            files.symlink(("l" + (index - 1) + "/../").repeat(8) + "l" + (index - 1), "l" + index);
        }
        assertTrue(files.stat("l1").isDirectory());
        assertErrno(Errno.ELOOP, () -> files.stat("l19"));
    }
}
