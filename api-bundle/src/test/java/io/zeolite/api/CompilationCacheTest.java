package io.zeolite.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationCacheTest {

    @TempDir Path temporary;

    @Test
    void createsItsDirectoryForTheOwnerAlone() throws IOException {
        Path directory = temporary.resolve("a/b");
        CompilationCache cache = CompilationCache.inDirectory(directory);
        assertEquals(Optional.of(directory.toRealPath()), cache.directory());
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        }
    }

    @Test
    void takesADirectoryThatIsThere() throws IOException {
        assertEquals(CompilationCache.inDirectory(temporary).directory(),
                CompilationCache.inDirectory(temporary).directory());
    }

    @Test
    void refusesAFileInPlaceOfADirectory() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThrows(FileAlreadyExistsException.class, () -> CompilationCache.inDirectory(file));
        assertThrows(IOException.class, () -> CompilationCache.inDirectory(file.resolve("below")));
    }

    @Test
    void isBoundedUnlessItIsInMemory() throws IOException {
        assertEquals(CompilationCache.DEFAULT_MAX_BYTES, CompilationCache.inDirectory(temporary).maxBytes());
        assertEquals(0, CompilationCache.inDirectory(temporary, 0).maxBytes());
        assertThrows(IllegalArgumentException.class, () -> CompilationCache.inDirectory(temporary, -1));
        assertTrue(CompilationCache.inMemory().directory().isEmpty());
    }
}
