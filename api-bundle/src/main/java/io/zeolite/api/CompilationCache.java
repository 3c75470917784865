package io.zeolite.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps compiled code, so that a module that was compiled before need not be again. One cache may serve any number of
 * runtimes: those that have the same one share code in memory. A cache in a directory keeps it beyond the process; any
 * number of processes may use the directory at the same time.
 * <p>
 * A cache changes how fast things are and nothing else. Code is used for the same bytes of a module only, compiled with
 * the same options by the same build of the engine for the same version of Java. What is damaged, or cannot be read or
 * written, is as if it were not there.
 * <p>
 * <strong>Trust:</strong> what a directory holds is executed, and a module that it says is valid is not validated again.
 * Accidents are found, but whoever can write to the directory can run code in this process: it must belong to
 * whoever runs the process, as the class path does.
 * <p>
 * Threads: safe.
 */
public final class CompilationCache {

    /** How many bytes the files in a directory take at most, unless said otherwise: 1 GiB. */
    public static final long DEFAULT_MAX_BYTES = 1L << 30;

    private final Optional<Path> directory;
    private final long maxBytes;

    private CompilationCache(Optional<Path> directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /** {@return a cache that lives as long as this object is reachable} */
    public static CompilationCache inMemory() {
        return new CompilationCache(Optional.empty(), Long.MAX_VALUE);
    }

    /**
     * {@return a cache in a directory, which is created if it does not exist, for its owner alone where the file system
     * has owners; its files take {@link #DEFAULT_MAX_BYTES} at most}
     *
     * @throws IOException if the path exists and is not a directory, or cannot be created
     */
    public static CompilationCache inDirectory(Path directory) throws IOException {
        return inDirectory(directory, DEFAULT_MAX_BYTES);
    }

    /**
     * {@return a cache in a directory, which is created if it does not exist, for its owner alone where the file system
     * has owners}
     *
     * @param maxBytes how many bytes its files take; when there are more, those of the modules that were not compiled
     *                 for longest are deleted
     * @throws IOException              if the path exists and is not a directory, or cannot be created
     * @throws IllegalArgumentException if the number of bytes is negative
     */
    public static CompilationCache inDirectory(Path directory, long maxBytes) throws IOException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("negative size of a compilation cache: " + maxBytes);
        }
        Objects.requireNonNull(directory, "directory");
        return new CompilationCache(Optional.of(create(directory).toRealPath()), maxBytes);
    }

    private static Path create(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(directory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createDirectories(directory);
    }

    /** {@return the directory, if the cache has one} */
    public Optional<Path> directory() {
        return directory;
    }

    /** {@return how many bytes the files in the directory take at most} */
    public long maxBytes() {
        return maxBytes;
    }
}
