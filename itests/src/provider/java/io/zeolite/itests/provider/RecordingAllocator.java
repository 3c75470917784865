package io.zeolite.itests.provider;

import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what is asked of it. */
public final class RecordingAllocator implements MemoryAllocator {

    private final String label;
    private final Consumer<String> events;

    /** For the service loader. */
    public RecordingAllocator() {
        this("loaded", System.out::println);
    }

    RecordingAllocator(String label, Consumer<String> events) {
        this.label = label;
        this.events = events;
    }

    @Override
    public Optional<LinearMemory> allocate(long capacityBytes, long maximumBytes) {
        events.accept("allocator %s was asked for %d to %d".formatted(label, capacityBytes, maximumBytes));
        return Optional.of(new RecordedMemory());
    }

    private final class RecordedMemory implements LinearMemory {

        private final Arena arena = Arena.ofShared();
        private MemorySegment segment = MemorySegment.NULL;

        @Override
        public Optional<MemorySegment> reallocate(long bytes) {
            events.accept("allocator %s made %d".formatted(label, bytes));
            MemorySegment larger = arena.allocate(bytes, 16);
            larger.copyFrom(segment);
            segment = larger;
            return Optional.of(larger);
        }

        @Override
        public void free() {
            events.accept("allocator " + label + " freed");
            arena.close();
        }
    }
}
