package io.zeolite.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.experimental.spi.LinearMemory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MmapAllocatorTest {

    @Test
    void allocatesWhereNativeAccessIsEnabled() {
        assertTrue(MmapAllocator.isAvailable());
        LinearMemory memory = new MmapAllocator().allocate(65_536, 131_072).orElseThrow();
        assertEquals(131_072, memory.reallocate(65_536).orElseThrow().byteSize());
        memory.free();
    }

    @Test
    void leavesMemoriesToOthersForWhichThereAreNoAddresses() {
        assertEquals(Optional.empty(), new MmapAllocator().allocate(0, 1L << 60));
    }
}
