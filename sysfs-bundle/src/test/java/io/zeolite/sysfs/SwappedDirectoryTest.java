package io.zeolite.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A guest works in a directory while somebody who does not know of our locks replaces it by a link to outside and back, as
 * fast as possible. The property {@code zeolite.attack.seconds} says for how long.
 */
class SwappedDirectoryTest {

    private static final long SECONDS = Long.getLong("zeolite.attack.seconds", 1);
    private static final FileTime PAST = FileTime.fromMillis(1_000);
    private static final Set<String> SECRETS = Set.of("file", "victim", "secret");

    /** Swaps in a process of its own; is compiled by the launcher. */
    private static final String SWAPPER = """
        import java.nio.file.*;
        public class Swapper {
            public static void main(String[] arguments) throws Exception {
                Path root = Path.of(arguments[0]);
                Path x = root.resolve("x"), bait = root.resolve("bait"), aside = root.resolve("aside");
                while (!Files.exists(root.resolve("../stop"))) {
                    Files.move(x, aside, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(bait, x, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(x, bait, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(aside, x, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }""";

    @TempDir private Path outside;
    private Path root;
    private HostDirectory files;
    private long reached;
    private long refused;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(outside.resolve("root"));
        Files.createDirectories(root.resolve("x/sub"));
        Files.writeString(root.resolve("x/file"), "inside");
        Files.createDirectories(outside.resolve("x/sub"));
        for (String name : SECRETS) {
            Files.writeString(outside.resolve("x").resolve(name), "outside");
            Files.setLastModifiedTime(outside.resolve("x").resolve(name), PAST);
        }
        Files.writeString(outside.resolve("x/sub/file"), "outside");
        Files.createSymbolicLink(root.resolve("bait"), Path.of("../x"));
        files = new HostDirectory(root);
        try (HostFolder folder = HostFolder.of(root)) {
            assumeTrue(folder instanceof SecureFolder, "this platform has no secure directory streams");
        }
    }

    /** Something that a guest does, which is refused while the directory is away. */
    private interface Deed {
        void run() throws ErrnoException;
    }

    private void attempt(Deed deed) {
        try {
            deed.run();
            reached++;
        } catch (ErrnoException _) {
            refused++;
        }
    }

    private void work() throws IOException {
        attempt(() -> assertEquals('i', firstByte("x/file")));
        attempt(() -> assertEquals(6, files.stat("x/file").size()));
        attempt(() -> assertEquals(6, files.lstat("x/file").size()));
        attempt(() -> files.stat("x/secret"));
        attempt(this::list);
        attempt(() -> files.open("x/made", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0600).close());
        attempt(() -> files.utimens("x/file", 0, 0));
        attempt(() -> files.chmod("x/file", 0600));
        attempt(() -> files.unlink("x/made"));
        attempt(() -> files.unlink("x/victim"));
        attempt(() -> files.rename("x/victim", "stolen"));
        attempt(() -> files.rename("x/sub", "stolen"));
        attempt(() -> files.rename("stolen", "x/sub"));
        attempt(() -> files.link("x/secret", "stolen"));
        attempt(() -> files.link("x/file", "copy"));
        attempt(() -> assertEquals('i', firstByte("copy")));
        attempt(() -> files.unlink("copy"));
        assertFalse(Files.exists(root.resolve("stolen/file"), LinkOption.NOFOLLOW_LINKS));
        for (String name : SECRETS) {
            Path secret = outside.resolve("x").resolve(name);
            assertEquals(PAST, Files.getLastModifiedTime(secret));
        }
        assertFalse(Files.exists(outside.resolve("x/made")));
    }

    private int firstByte(String path) throws ErrnoException {
        try (GuestFile file = files.open(path, Set.of(OpenFlag.READ), 0)) {
            ByteBuffer first = ByteBuffer.allocate(1);
            assertEquals(1, file.read(first));
            return first.get(0);
        }
    }

    private void list() throws ErrnoException {
        try (GuestFile directory = files.open("x", Set.of(OpenFlag.READ, OpenFlag.DIRECTORY), 0)) {
            for (DirectoryEntry entry : directory.readdir()) {
                assertFalse(entry.name().equals("secret") || entry.name().equals("victim"), entry::name);
            }
        }
    }

    private void workForAWhile() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end || reached == 0 || refused == 0) {
            work();
        }
        System.getLogger(SwappedDirectoryTest.class.getName()).log(System.Logger.Level.DEBUG,
                reached + " deeds done, " + refused + " refused");
    }

    @Test
    void leadsNowhereWhenAThreadSwapsIt() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread swapping = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                move("x", "aside");
                move("bait", "x");
                move("x", "bait");
                move("aside", "x");
            }
        });
        try {
            workForAWhile();
        } finally {
            done.set(true);
            swapping.join();
        }
    }

    private void move(String from, String to) {
        try {
            Files.move(root.resolve(from), root.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void leadsNowhereWhenAnotherProcessSwapsIt() throws Exception {
        Path source = Files.writeString(outside.resolve("Swapper.java"), SWAPPER);
        Process swapper = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                source.toString(), root.toString()).inheritIO().start();
        try {
            workForAWhile();
        } finally {
            Files.createFile(outside.resolve("stop"));
            assertTrue(swapper.waitFor(60, TimeUnit.SECONDS));
        }
        assertEquals(0, swapper.exitValue());
    }
}
