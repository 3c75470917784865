package io.zeolite.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the tests bring along. */
public final class TestBundle {

    /** Uses the platform; a main class runs all cases, and another what the provider adds to. */
    public static final Path DRIVER = Path.of(System.getProperty("zeolite.driver"));
    /** Extends the platform: a third party's bundle. */
    public static final Path PROVIDER = Path.of(System.getProperty("zeolite.provider"));
    /** Extends the platform by declarative services. */
    public static final Path COMPONENTS = Path.of(System.getProperty("zeolite.components"));
    /** Holds the services of others that bundles may use: Configuration Admin, and the runtime of components. */
    private static final Path SERVICES = Path.of(System.getProperty("zeolite.services"));

    /** What comes out when the driver's second main class runs the guest {@code composed} with the provider. */
    public static final String COMPOSED = """
        resolver loaded was asked for resolved
        resolver loaded was asked for hosted
        allocator loaded was asked for 65536 to 196608
        allocator loaded made 65536
        sum 49
        allocator loaded made 131072
        grew from 1
        allocator loaded freed
        """;

    private TestBundle() {
    }

    /** {@return the bundle of another, and what it needs, of those whose names start so} */
    public static List<Path> services(String... names) {
        try (var files = Files.list(SERVICES)) {
            return files.filter(file -> Stream.of(names).anyMatch(file.getFileName().toString()::startsWith)).sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return one of the guests that were made by hand} */
    public static byte[] guest(String name) {
        try (InputStream in = TestBundle.class.getResourceAsStream("/guests/" + name + ".wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
