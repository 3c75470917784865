package io.zeolite.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTrailTest {

    private static final int DEPTH = 40;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir private Path root;
    private HostTrail trail;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(root.resolve(String.join("/", names(DEPTH))));
        trail = new HostTrail(HostFolder.of(root));
    }

    @AfterEach
    void close() throws IOException {
        trail.close();
    }

    private static List<String> names(int depth) {
        return Collections.nCopies(depth, "d");
    }

    private void enter(int count) throws IOException {
        for (int index = 0; index < count; index++) {
            trail.enter("d", trail.folder().find("d").orElseThrow());
        }
    }

    private void assertIsAt(int depth) throws IOException {
        assertEquals(names(depth), trail.names());
        assertEquals(HostAttributes.keyAt(root.resolve(String.join("/", names(depth)))), trail.folder().key());
    }

    @Test
    void goesDownAndBackUp() throws Exception {
        enter(DEPTH);
        for (int depth = DEPTH; depth > 0; depth--) {
            assertIsAt(depth);
            trail.leave();
        }
        assertTrue(trail.isAtRoot());
        assertIsAt(0);
    }

    @Test
    void goesBackAndForthWhereDirectoriesWereClosed() throws Exception {
        enter(DEPTH);
        for (int index = 0; index < 15; index++) {
            trail.leave();
        }
        enter(7);
        assertIsAt(DEPTH - 8);
        for (int index = 0; index < 25; index++) {
            trail.leave();
        }
        assertIsAt(DEPTH - 33);
    }

    @Test
    void keepsFewDirectoriesOpen() throws Exception {
        assumeTrue(Files.exists(DESCRIPTORS), "this platform does not list descriptors");
        int before = descriptors();
        enter(DEPTH);
        int open = descriptors() - before;
        assertTrue(open <= 2 * 17, () -> open + " descriptors");
        trail.close();
        assertTrue(descriptors() <= before);
    }

    private static int descriptors() throws IOException {
        try (var descriptors = Files.list(DESCRIPTORS)) {
            return (int) descriptors.count();
        }
    }

    @Test
    void isWalkedAgainWithoutOpening() throws Exception {
        assumeTrue(trail.rootKey().isPresent(), "this platform does not tell directories apart");
        enter(3);
        HostFolder folder = trail.folder();
        trail.restart();
        enter(3);
        assertSame(folder, trail.folder());
    }

    @Test
    void seesThatADirectoryWasReplaced() throws Exception {
        enter(3);
        HostFolder folder = trail.folder();
        trail.restart();
        Files.move(root.resolve("d/d"), root.resolve("aside"), StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectories(root.resolve("d/d/d"));
        enter(3);
        assertNotSame(folder, trail.folder());
        assertIsAt(3);
    }

    @Test
    void doesNotComeBackToWhatIsGone() throws Exception {
        enter(DEPTH);
        Files.move(root.resolve(String.join("/", names(12))), root.resolve("aside"), StandardCopyOption.ATOMIC_MOVE);
        assertThrows(ErrnoException.class, () -> {
            for (int depth = DEPTH; depth > 0; depth--) {
                trail.leave();
            }
        });
    }
}
