package io.zeolite.engine.runtime;

import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The bytes of a memory from the native heap. Growth at least doubles what is reserved, within the maximum, so that
 * growing page by page takes linear time; the old bytes are given up at once. Bytes that must not move grow within what is
 * reserved at first; if that is much, it takes memory only as it is used, where the system can do that.
 */
final class DefaultMemory implements LinearMemory {

    private static final long ALIGNMENT = 16;
    private static final long LAZY_BYTES = 16L << 20;

    private final long capacityBytes;
    private final long maximumBytes;
    private final boolean movable;
    private Arena arena = Arena.ofShared();
    private MemorySegment reserved = MemorySegment.NULL;
    private boolean provided;

    DefaultMemory(long capacityBytes, long maximumBytes, boolean movable) {
        this.capacityBytes = capacityBytes;
        this.maximumBytes = maximumBytes;
        this.movable = movable;
    }

    @Override
    public Optional<MemorySegment> reallocate(long bytes) {
        if (provided && bytes <= reserved.byteSize()) {
            return Optional.of(reserved);
        }
        if (provided && !movable) {
            return Optional.empty();
        }
        long generous = provided ? Math.min(maximumBytes, Math.max(bytes, reserved.byteSize() * 2)) : capacityBytes;
        return allocate(Math.max(bytes, generous)).or(() -> allocate(bytes));
    }

    private Optional<MemorySegment> allocate(long bytes) {
        Arena next = Arena.ofShared();
        try {
            MemorySegment larger = zeros(next, bytes).copyFrom(reserved);
            arena.close();
            arena = next;
            reserved = larger;
            provided = true;
            return Optional.of(larger);
        } catch (OutOfMemoryError e) {
            next.close();
            return Optional.empty();
        }
    }

    private MemorySegment zeros(Arena next, long bytes) {
        Optional<MemorySegment> mapped =
                movable || bytes < LAZY_BYTES ? Optional.empty() : LazyMapping.map(next, bytes);
        return mapped.orElseGet(() -> next.allocate(bytes, ALIGNMENT));
    }

    @Override
    public void free() {
        arena.close();
    }
}
