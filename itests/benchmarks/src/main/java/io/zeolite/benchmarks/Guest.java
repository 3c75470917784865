package io.zeolite.benchmarks;

import io.zeolite.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program that engines are compared with. It exports {@code run}, which takes a size and returns a checksum, both
 * depending on nothing else; it may import {@code host.add}.
 *
 * @param size      in benchmarks
 * @param smallSize in tests
 * @param mode      what is measured
 */
record Guest(String name, int size, int smallSize, Mode mode) {

    /** Where the guests are, from the top directory of the project. */
    static final Path DIRECTORY =
            Path.of(System.getProperty("zeolite.benchmarks.guests", "itests/benchmarks/guests")).toAbsolutePath();

    enum Mode {
        /** One call in an instance that has been called before. */
        CALL,
        /** As many calls as the size says, whose results are added. */
        CALLS,
        /** The first call in an instance. */
        FRESH
    }

    /** {@return all guests, in the order of the list} */
    static List<Guest> all() {
        return lines("guests").stream().map(Guest::parse).toList();
    }

    /**
     * {@return the guest}
     *
     * @throws IllegalArgumentException if there is none of the name
     */
    static Guest of(String name) {
        return all().stream().filter(guest -> guest.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such guest: " + name));
    }

    /**
     * {@return the guests whose name matches a pattern, in which {@code *} stands for any characters}
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<Guest> matching(String pattern) {
        PathMatcher names = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Guest> guests = all().stream().filter(guest -> names.matches(Path.of(guest.name))).toList();
        if (guests.isEmpty()) {
            throw new IllegalArgumentException("no such guest: " + pattern);
        }
        return guests;
    }

    /** {@return what native code returns for the small size, for guests that there are in native code} */
    static Map<String, Long> expected() {
        Map<String, Long> expected = new HashMap<>();
        for (String line : lines("expected")) {
            String[] words = line.split(" +");
            expected.put(words[0], Long.parseLong(words[1]));
        }
        return expected;
    }

    /** {@return the module in the binary format} */
    byte[] binary() {
        try {
            return isText() ? Text.toBinary(Files.readAllBytes(file("wat"))) : Files.readAllBytes(file("wasm"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return whether there is native code that computes the same} */
    boolean isNative() {
        return !isText() || Files.exists(file("c"));
    }

    boolean hasVectors() {
        return name.endsWith("-simd");
    }

    private boolean isText() {
        return Files.exists(file("wat"));
    }

    private Path file(String extension) {
        return DIRECTORY.resolve(name + "." + extension);
    }

    private static Guest parse(String line) {
        String[] words = line.split(" +");
        Mode mode = words.length > 3 ? Mode.valueOf(words[3].toUpperCase(Locale.ROOT)) : Mode.CALL;
        return new Guest(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]), mode);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(DIRECTORY.resolve(file)).stream().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
