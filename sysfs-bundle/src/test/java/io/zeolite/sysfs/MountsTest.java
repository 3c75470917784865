package io.zeolite.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountsTest {

    private static final GuestFileSystem FIRST = new GuestFileSystem() {
    };
    private static final GuestFileSystem SECOND = new GuestFileSystem() {
    };

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "/", ".", "./", "//", "/./"})
    void takesEverySpellingOfTheRootForTheRoot(String spelling) {
        assertEquals("/", Mounts.none().withFileSystem(FIRST, spelling).entries().getFirst().guestPath());
    }

    @Test
    void keepsTheGuestPathButForSlashesAtItsEnd() {
        Mounts mounts = Mounts.none().withFileSystem(FIRST, "/data/").withFileSystem(FIRST, "a/b//");
        assertEquals(List.of("/data", "a/b"), mounts.entries().stream().map(Mount::guestPath).toList());
    }

    @Test
    void replacesAMountAtTheSamePlaceInItsOrder() {
        Mounts mounts = Mounts.none().withFileSystem(FIRST, "/data").withFileSystem(FIRST, "/")
                .withFileSystem(SECOND, "./data/");
        assertEquals(2, mounts.entries().size());
        assertSame(SECOND, mounts.entries().getFirst().fileSystem());
        assertEquals("/", mounts.entries().getLast().guestPath());
    }

    @Test
    void leavesTheTableItWasMadeFromAsItWas() {
        Mounts before = Mounts.of(directory, "/");
        before.withFileSystem(FIRST, "/more");
        assertEquals(1, before.entries().size());
    }

    @Test
    void namesAHostPathThatIsNotADirectory() throws IOException {
        Path missing = directory.resolve("missing");
        assertTrue(refusal(missing).contains(missing.toString()));
        Path file = Files.createFile(directory.resolve("file"));
        assertTrue(refusal(file).contains(file.toString()));
    }

    private static String refusal(Path host) {
        return assertThrows(IllegalArgumentException.class, () -> Mounts.none().withReadOnlyDirectory(host, "/"))
                .getMessage();
    }

    @Test
    void travelsInAModuleConfiguration() {
        Mounts mounts = Mounts.of(directory, "/");
        assertSame(mounts, ModuleConfig.defaults().with(Mounts.KEY, mounts).find(Mounts.KEY).orElseThrow());
    }
}
