package io.zeolite.engine.cache;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one module. They appear at once, as a whole, and are never changed; two that write the same file write the
 * same content.
 */
final class UnitFiles {

    private static final Logger LOGGER = System.getLogger(UnitFiles.class.getName());

    private final CacheDirectory cache;
    private final Path directory;
    /** A directory that could not be written to is not tried for each class. */
    private volatile boolean isWritable = true;

    UnitFiles(CacheDirectory cache, Path directory) {
        this.cache = cache;
        this.directory = directory;
    }

    Optional<Map<String, byte[]>> read(String unit, byte[] key) {
        Path file = directory.resolve(unit);
        try {
            return Optional.of(StoredUnit.decode(key, Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | OutOfMemoryError e) {
            LOGGER.log(Level.DEBUG, () -> "compiled again, as the cache cannot be used: " + file, e);
            return Optional.empty();
        }
    }

    void write(String unit, byte[] content) {
        if (!isWritable || !cache.admits(content.length)) {
            return;
        }
        Path file = directory.resolve(unit);
        try {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, unit, ".tmp");
            try {
                Files.write(temporary, content);
                move(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            isWritable = false;
            LOGGER.log(Level.DEBUG, () -> "not kept in the cache: " + file, e);
            return;
        }
        cache.written(content.length);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Says that the module is in use. */
    void touch(String unit) {
        try {
            Files.setLastModifiedTime(directory.resolve(unit), FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, () -> "use not noted in the cache: " + directory, e);
        }
    }
}
