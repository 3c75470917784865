package io.zeolite.engine.runtime;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Zeros of which only those that are accessed take memory: a private mapping of an empty file, which is gone from its
 * directory by then. What is written stays in memory and never reaches the file.
 */
final class LazyMapping {

    /** File systems in memory have to provide what is accessed, and may have less than there is. */
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");

    private LazyMapping() {
    }

    /** {@return so many zeros, or nothing where temporary files cannot be mapped so, or not removed while they are} */
    static Optional<MemorySegment> map(Arena arena, long bytes) {
        try {
            Path file = Files.createTempFile("zeolite", ".memory");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.SPARSE, StandardOpenOption.DELETE_ON_CLOSE)) {
                FileStore store = Files.getFileStore(file.getParent());
                if (!store.supportsFileAttributeView("posix") || IN_MEMORY.contains(store.type())) {
                    return Optional.empty();
                }
                return Optional.of(channel.map(MapMode.PRIVATE, 0, bytes, arena));
            }
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }
}
