package io.zeolite.itests.provider;

import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Allocates, and notes what is held. */
record CheckedAllocator(Ledger.Entry entry) implements MemoryAllocator {

    @Override
    public Optional<LinearMemory> allocate(long capacityBytes, long maximumBytes) {
        entry.use();
        entry.hold(1);
        return Optional.of(new CheckedMemory());
    }

    private final class CheckedMemory implements LinearMemory {

        private final Arena arena = Arena.ofShared();
        private MemorySegment segment = MemorySegment.NULL;

        @Override
        public Optional<MemorySegment> reallocate(long bytes) {
            entry.use();
            segment = arena.allocate(bytes, Long.BYTES).copyFrom(segment);
            return Optional.of(segment);
        }

        @Override
        public void free() {
            entry.use();
            arena.close();
            entry.hold(-1);
        }
    }
}
