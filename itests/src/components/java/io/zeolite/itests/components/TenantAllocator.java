package io.zeolite.itests.components;

import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Allocates from one arena, and says so. */
@Component(property = {"zeolite.module=tenant-*", "service.ranking:Integer=10"})
public final class TenantAllocator implements MemoryAllocator {

    private final Journal journal;

    /** For the component runtime. */
    @Activate
    public TenantAllocator(@Reference Journal journal) {
        this.journal = journal;
    }

    @Deactivate
    void deactivate() {
        journal.add("allocator deactivated");
    }

    @Override
    public Optional<LinearMemory> allocate(long capacityBytes, long maximumBytes) {
        journal.add("allocate " + capacityBytes);
        return Optional.of(new LinearMemory() {
            private final Arena arena = Arena.ofShared();
            private MemorySegment segment = MemorySegment.NULL;

            @Override
            public Optional<MemorySegment> reallocate(long bytes) {
                segment = arena.allocate(bytes, Long.BYTES).copyFrom(segment);
                return Optional.of(segment);
            }

            @Override
            public void free() {
                arena.close();
                journal.add("free");
            }
        });
    }
}
