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
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts to leave a directory, all of which have to fail. */
class ConfinementTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);
    private static final Set<OpenFlag> CREATE = Set.of(OpenFlag.WRITE, OpenFlag.CREATE);

    @TempDir private Path outside;
    private Path root;
    private HostDirectory files;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(outside.resolve("root"));
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/file"), "inside");
        Files.writeString(outside.resolve("secret"), "outside");
        files = new HostDirectory(root);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private void assertNoWayOut(Errno errno, String path) {
        assertErrno(errno, () -> files.open(path, READ, 0));
        assertErrno(errno, () -> files.open(path, CREATE, 0600));
        assertErrno(errno, () -> files.stat(path));
        assertErrno(errno, () -> files.utimens(path, 0, 0));
        assertErrno(errno, () -> files.chmod(path, 0777));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../", "../secret", "a/../../secret", "a/b/../../../secret", "./.././secret",
        "a//..//..//secret", "../root/a/file", "a/b/../../../root/a/file"})
    void refusesDotsAboveTheRoot(String path) {
        assertNoWayOut(Errno.EPERM, path);
        assertErrno(Errno.EPERM, () -> files.lstat(path));
        assertErrno(Errno.EPERM, () -> files.unlink(path));
        assertErrno(Errno.EPERM, () -> files.rename("a/file", path));
        assertErrno(Errno.EPERM, () -> files.rename(path, "stolen"));
        assertErrno(Errno.EPERM, () -> files.link(path, "stolen"));
        assertErrno(Errno.EPERM, () -> files.mkdir(path, 0700));
        assertErrno(Errno.EPERM, () -> files.symlink("a", path));
        assertErrno(Errno.EPERM, () -> files.readlink(path));
        assertTrue(Files.exists(outside.resolve("secret")));
    }

    @Test
    void allowsDotsWithinTheRoot() throws ErrnoException {
        assertEquals(6, files.stat("a/b/../../a/./b/..//file").size());
        assertErrno(Errno.ENOENT, () -> files.stat("missing/../a/file"));
        assertErrno(Errno.ENOTDIR, () -> files.stat("a/file/../file"));
    }

    @Test
    void refusesAbsolutePathsAndLinksWhereverTheyLead() throws IOException {
        assertNoWayOut(Errno.EPERM, "/a/file");
        assertNoWayOut(Errno.EPERM, outside.resolve("secret").toString());
        link("absolute", outside.resolve("secret").toString());
        assertNoWayOut(Errno.EPERM, "absolute");
        link("home", root.resolve("a/file").toString());
        assertNoWayOut(Errno.EPERM, "home");
        assertErrno(Errno.EPERM, () -> files.symlink("/etc/passwd", "mine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "a/b/../../../secret", "../root/../secret"})
    void refusesRelativeLinksThatLeadOut(String target) throws IOException {
        link("link", target);
        assertNoWayOut(Errno.EPERM, "link");
    }

    @Test
    void refusesDirectoryLinksThatLeadOut() throws IOException, ErrnoException {
        link("up", "..");
        link("a/b/top", "../../..");
        assertNoWayOut(Errno.EPERM, "up/secret");
        assertNoWayOut(Errno.EPERM, "up/root/a/file");
        assertNoWayOut(Errno.EPERM, "a/b/top/secret");
        assertErrno(Errno.EPERM, () -> files.open("up", Set.of(OpenFlag.READ, OpenFlag.DIRECTORY), 0));
        assertErrno(Errno.EPERM, () -> files.unlink("up/secret"));
        assertErrno(Errno.EPERM, () -> files.rmdir("up/"));
        assertErrno(Errno.EPERM, () -> files.rename("up/secret", "mine"));
        assertErrno(Errno.EPERM, () -> files.rename("a/file", "up/mine"));
        assertErrno(Errno.EPERM, () -> files.link("up/secret", "mine"));
        assertEquals("..", files.readlink("up"));
        files.unlink("up");
    }

    @Test
    void countsDotsFromWhereALinkLedNotFromItsName() throws IOException, ErrnoException {
        link("deep", "a/b");
        assertEquals(6, files.stat("deep/../file").size());
        assertErrno(Errno.EPERM, () -> files.stat("deep/../../../secret"));
        link("a/b/self", ".");
        assertErrno(Errno.EPERM, () -> files.stat("a/b/self/self/../../../secret"));
    }

    @Test
    void refusesChainsOfLinksThatLeadOut() throws IOException {
        link("one", "two");
        link("two", "a/three");
        link("a/three", "b/four");
        link("a/b/four", "../../../secret");
        assertNoWayOut(Errno.EPERM, "one");
    }

    @Test
    void givesUpOnLoopsAndLongChains() throws IOException, ErrnoException {
        link("loop", "loop");
        link("ping", "pong");
        link("pong", "ping");
        assertNoWayOut(Errno.ELOOP, "loop");
        assertNoWayOut(Errno.ELOOP, "ping");
        assertNoWayOut(Errno.ELOOP, "ping/x");
        link("l0", "a/file");
        for (int index = 1; index <= 40; index++) {
            link("l" + index, "l" + (index - 1));
        }
        assertEquals(6, files.stat("l39").size());
        assertErrno(Errno.ELOOP, () -> files.stat("l40"));
    }

    @Test
    void doesNotMakeAFileThroughALinkThatLeadsOut() throws IOException {
        link("trap", "../made");
        assertErrno(Errno.EPERM, () -> files.open("trap", CREATE, 0600));
        assertErrno(Errno.EEXIST,
                () -> files.open("trap", Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600));
        assertFalse(Files.exists(outside.resolve("made")));
    }

    @Test
    void doesNotOpenDevicesOrPipes() throws Exception {
        link("null", "/dev/null");
        assertNoWayOut(Errno.EPERM, "null");
        files.unlink("null");
        int made = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
        assertEquals(0, made);
        assertErrno(Errno.EACCES, () -> files.open("pipe", READ, 0));
        Path devices = Path.of("/dev");
        if (Files.exists(devices.resolve("zero"))) {
            assertErrno(Errno.EACCES, () -> new HostDirectory(devices).open("zero", READ, 0));
        }
    }

    @Test
    void rejectsNamesThatAreNoNames() {
        assertNoWayOut(Errno.EINVAL, "a\0b");
        assertNoWayOut(Errno.EINVAL, "a/file\0");
        assertNoWayOut(Errno.ENOENT, "");
        assertNoWayOut(Errno.ENAMETOOLONG, "x".repeat(256));
        assertNoWayOut(Errno.ENAMETOOLONG, "\u00e9".repeat(128));
        assertNoWayOut(Errno.ENAMETOOLONG, "a/../".repeat(1000) + "a/file");
    }

    @Test
    void staysInsideWhenAnOpenDirectoryIsReplacedByALink() throws Exception {
        try (GuestFile directory = files.open("a/b", READ, 0)) {
            files.rmdir("a/b");
            files.symlink("../..", "a/b");
            assertErrno(Errno.ENOTDIR, directory::readdir);
            assertErrno(Errno.ENOTDIR, () -> {
                files.rename("a/b", "a/c");
                files.symlink("file", "a/b");
                directory.readdir();
            });
        }
    }

    @Test
    void staysInsideWhenTheMountItselfIsReplacedThroughAnother() throws Exception {
        HostDirectory inner = new HostDirectory(root.resolve("a/b"));
        Files.createDirectories(outside.resolve("x/b"));
        Files.writeString(outside.resolve("x/b/file"), "outside");
        files.rename("a", "aside");
        assertErrno(Errno.ENOENT, () -> inner.stat("."));
        files.symlink("../x", "a");
        assertErrno(Errno.EPERM, () -> inner.open("file", READ, 0));
        assertErrno(Errno.EPERM, () -> inner.open(".", READ, 0));
        files.unlink("a");
        files.rename("aside", "a");
        assertTrue(inner.stat(".").isDirectory());
    }

    @Test
    void neverShowsTheOutsideToGuestsThatRace() throws Exception {
        Files.createDirectories(outside.resolve("x"));
        Files.writeString(outside.resolve("x/file"), "outside");
        Files.createDirectories(root.resolve("x"));
        Files.writeString(root.resolve("x/file"), "inside");
        link("bait", "../x");
        HostDirectory sameDirectory = new HostDirectory(root);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> swapping = threads.submit(() -> {
                while (!done.get()) {
                    sameDirectory.rename("x", "aside");
                    sameDirectory.rename("bait", "x");
                    sameDirectory.rename("x", "bait");
                    sameDirectory.rename("aside", "x");
                }
                return done;
            });
            try {
                for (int round = 0; round < 10_000; round++) {
                    peek();
                }
            } finally {
                done.set(true);
            }
            swapping.get();
        }
    }

    private void peek() throws ErrnoException {
        try (GuestFile file = files.open("x/file", READ, 0)) {
            ByteBuffer first = ByteBuffer.allocate(1);
            file.read(first);
            assertEquals('i', first.get(0));
        } catch (ErrnoException refused) {
            assertTrue(Set.of(Errno.EPERM, Errno.ENOENT).contains(refused.errno()), refused.getMessage());
        }
    }
}
