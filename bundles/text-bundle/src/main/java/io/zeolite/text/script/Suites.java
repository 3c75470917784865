package io.zeolite.text.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the test suites, which are not part of the project: in the directory that the system property
 * {@code zeolite.suites} or the environment variable {@code ZEOLITE_SUITES} names, or else in {@code shared/suites} beside
 * the repository.
 */
public final class Suites {

    private static final String PROPERTY = "zeolite.suites";
    private static final String VARIABLE = "ZEOLITE_SUITES";
    private static final String BESIDE = "shared/suites";

    private Suites() {}

    /** {@return the directory of a suite, for example {@code core}, if it is there} */
    public static Optional<Path> find(String suite) {
        return root().map(root -> root.resolve(suite)).filter(Files::isDirectory);
    }

    /** {@return the scripts below a directory, sorted; the file itself if it is one} */
    public static List<Path> scripts(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
        }
    }

    /** {@return what to say if a suite is not there} */
    public static String absence() {
        return "the suite was not found; set " + VARIABLE + " or -D" + PROPERTY + " to the directory that holds it";
    }

    private static Optional<Path> root() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve(BESIDE))) {
                return Optional.of(directory.resolve(BESIDE));
            }
        }
        return Optional.empty();
    }
}
