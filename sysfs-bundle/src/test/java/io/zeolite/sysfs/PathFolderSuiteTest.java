package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory of an archive that is read and written in place. */
class PathFolderSuiteTest extends FileSystemSuite {

    @TempDir private Path directory;
    private FileSystem archive;

    @Override
    Path content() throws IOException {
        archive = FileSystems.newFileSystem(directory.resolve("archive.zip"), Map.of("create", "true"));
        return archive.getPath("/");
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Override
    HostDirectory fileSystem() {
        return new HostDirectory(archive.getPath("/"));
    }

    @Override
    boolean hasLinks() {
        return false;
    }

    @Override
    boolean hasHardLinks() {
        return false;
    }

    @Override
    boolean renamesDirectories() {
        return false;
    }

    @Override
    boolean renamesFullDirectories() {
        return false;
    }
}
