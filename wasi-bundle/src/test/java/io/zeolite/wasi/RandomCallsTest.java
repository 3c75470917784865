package io.zeolite.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ModuleConfig;
import io.zeolite.api.spi.HostModule;
import io.zeolite.sysfs.Mounts;
import io.zeolite.testing.FakeHostModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls everything with anything: a guest may get an error, but never an exception, and never out. */
class RandomCallsTest {

    private static final int CALLS = 20_000;
    private static final long[] INTERESTING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 1_000, 1_001, 1_010, 1_020, 4_096, 65_535,
        65_536, -1, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final List<String> NAMES = List.of("file", "dir", "dir/../file", "../secret", "link", "a", "b/c",
            "dir/link", ".", "x/../..");

    @TempDir private Path outside;

    static Stream<HostModule> modules() {
        return Stream.of(Wasi.preview1(), Wasi.unstable());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void neverThrowsAndNeverLeavesTheMount(HostModule module) throws IOException {
        Path root = Files.createDirectories(outside.resolve("root/dir")).getParent();
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("link"), Path.of("../secret"));
        Guest guest = new Guest(module, ModuleConfig.defaults().with(Mounts.KEY, Mounts.of(root, "/")));
        List<String> functions = FakeHostModule.of(module).functions().keySet().stream()
                .filter(name -> !name.startsWith("proc_")).toList();
        SplittableRandom random = new SplittableRandom(7);
        for (int call = 0; call < CALLS; call++) {
            guest.path(NAMES.get(random.nextInt(NAMES.size())));
            String function = functions.get(random.nextInt(functions.size()));
            long[] arguments = random.ints(guest.parameters(function), 0, INTERESTING.length)
                    .mapToLong(index -> INTERESTING[index]).toArray();
            guest.call(function, arguments);
        }
        assertEquals("secret", Files.readString(outside.resolve("secret")));
        try (Stream<Path> left = Files.list(outside)) {
            assertEquals(List.of("root", "secret"), left.map(path -> path.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.exists(root));
    }
}
