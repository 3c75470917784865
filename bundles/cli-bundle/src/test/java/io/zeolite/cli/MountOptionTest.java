package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountOptionTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({"data, data, data, false", "/a/b, /a/b, /a/b, false", "data:/, data, /, false",
        "data:/:ro, data, /, true", "data:ro, data, data, true", ".:/:ro, ., /, true", "c:\\:/, c:\\, /, false",
        "c:\\data:/data:ro, c:\\data, /data, true", "a:b:c, a:b, c, false", "data:, data, '', false",
        "data:/ro, data, /ro, false", "data:ro:ro, data, ro, true"})
    void separatesAtTheLastColon(String text, String host, String guest, boolean readOnly) {
        assertEquals(new MountOption(host, guest, readOnly), MountOption.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":ro", ":/", ":/:ro"})
    void refusesMountOfNothing(String text) {
        assertEquals("invalid mount: empty string",
                assertThrows(CommandException.class, () -> MountOption.parse(text)).getMessage());
    }

    @Test
    void mountsDirectory() {
        Mounts mounts = mount(directory + ":/data");
        assertEquals(1, mounts.entries().size());
    }

    @Test
    void refusesMissingDirectory() {
        Path missing = directory.resolve("missing");
        assertEquals("invalid mount: path \"" + missing + "\" error: no such file or directory",
                assertThrows(CommandException.class, () -> mount(missing + ":/")).getMessage());
    }

    @Test
    void refusesFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals("invalid mount: path \"" + file + "\" is not a directory",
                assertThrows(CommandException.class, () -> mount(file + ":/:ro")).getMessage());
    }

    private static Mounts mount(String text) {
        return MountOption.parse(text).addTo(Mounts.none());
    }
}
