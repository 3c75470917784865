package io.zeolite.sysfs;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class HostDirectorySuiteTest extends FileSystemSuite {

    @TempDir private Path directory;

    @Override
    Path content() {
        return directory;
    }

    @Override
    HostDirectory fileSystem() {
        return new HostDirectory(directory);
    }
}
