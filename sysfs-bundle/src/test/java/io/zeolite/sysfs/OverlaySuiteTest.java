package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** An overlay whose first content is in a lower layer that cannot be written. */
class OverlaySuiteTest extends FileSystemSuite {

    @TempDir private Path directory;

    @Override
    Path content() throws IOException {
        return Files.createDirectories(directory.resolve("lower"));
    }

    @Override
    OverlayFileSystem fileSystem() throws IOException {
        return new OverlayFileSystem(new HostDirectory(Files.createDirectories(directory.resolve("upper"))),
                new ReadOnlyFileSystem(new HostDirectory(directory.resolve("lower"))));
    }

    @Override
    boolean renamesDirectories() {
        return false;
    }
}
