package io.zeolite.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the test suites from outside lie: the system property {@code zeolite.suites}, else the environment variable
 * {@code ZEOLITE_SUITES}, else {@code ../shared/suites} beside the repository. Tests are skipped where they are absent.
 */
final class Suites {

    private static final Path FOLDER = Path.of(Optional.ofNullable(System.getProperty("zeolite.suites"))
            .or(() -> Optional.ofNullable(System.getenv("ZEOLITE_SUITES")))
            .orElse("../../../shared/suites"));

    private Suites() {}

    static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file),
                () -> "set zeolite.suites or ZEOLITE_SUITES: there is no " + file.toAbsolutePath());
        return file;
    }

    /** {@return the scripts of the official suite and of the proposals supported} */
    static List<Path> scripts() throws IOException {
        Path core = file("core");
        try (Stream<Path> files = Files.walk(core)) {
            return files.filter(file -> file.toString().endsWith(".wast"))
                    .filter(file -> !file.startsWith(core.resolve("legacy")))
                    .filter(file -> !file.startsWith(core.resolve("proposals/custom-descriptors")))
                    .sorted()
                    .toList();
        }
    }
}
