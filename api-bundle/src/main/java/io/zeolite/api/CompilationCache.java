package io.zeolite.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says where compiled code is kept, so that a module that was compiled before need not be again. One cache may serve
 * any number of runtimes.
 * <p>
 * Threads: immutable.
 */
public final class CompilationCache {

    private final Optional<Path> directory;

    private CompilationCache(Optional<Path> directory) {
        this.directory = directory;
    }

    /** {@return a cache that lives as long as this object is reachable} */
    public static CompilationCache inMemory() {
        return new CompilationCache(Optional.empty());
    }

    /**
     * {@return a cache in a directory, which is created if it does not exist}
     *
     * @throws IOException if the path exists and is not a directory, or cannot be created
     */
    public static CompilationCache inDirectory(Path directory) throws IOException {
        return new CompilationCache(Optional.of(Files.createDirectories(directory).toRealPath()));
    }

    /** {@return the directory, if the cache has one} */
    public Optional<Path> directory() {
        return directory;
    }
}
