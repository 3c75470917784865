package io.zeolite.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Zeolite this is. */
final class Version {

    private Version() {
    }

    /** {@return the version that the build wrote beside this class} */
    static String number() {
        try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
