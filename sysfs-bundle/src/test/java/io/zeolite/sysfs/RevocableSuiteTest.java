package io.zeolite.sysfs;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RevocableSuiteTest extends FileSystemSuite {

    @TempDir private Path directory;

    @Override
    Path content() {
        return directory;
    }

    @Override
    RevocableFileSystem fileSystem() {
        return new RevocableFileSystem(new HostDirectory(directory));
    }
}
