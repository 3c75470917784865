package com.example.allocator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetAllocatorTest {

    private static final long PAGE = 1 << 16;

    private final BudgetAllocator allocator = new BudgetAllocator(4 * PAGE);

    @Test
    void growingKeepsWhatWasThere() {
        LinearMemory memory = allocate(PAGE);
        memory.reallocate(PAGE).orElseThrow().set(ValueLayout.JAVA_BYTE, 7, (byte) 42);
        MemorySegment grown = memory.reallocate(2 * PAGE).orElseThrow();
        assertEquals(2 * PAGE, grown.byteSize());
        assertEquals(42, grown.get(ValueLayout.JAVA_BYTE, 7));
        assertEquals(0, grown.get(ValueLayout.JAVA_BYTE, PAGE));
    }

    @Test
    void memoryWithinItsCapacityStaysWhereItIs() {
        LinearMemory memory = allocate(3 * PAGE);
        assertSame(memory.reallocate(PAGE).orElseThrow(), memory.reallocate(3 * PAGE).orElseThrow());
    }

    @Test
    void segmentFromBeforeGrowthFails() {
        LinearMemory memory = allocate(PAGE);
        MemorySegment stale = memory.reallocate(PAGE).orElseThrow();
        memory.reallocate(2 * PAGE);
        assertThrows(IllegalStateException.class, () -> stale.get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void budgetIsSharedAndGivenBack() {
        LinearMemory first = allocate(3 * PAGE);
        LinearMemory second = allocate(PAGE);
        assertTrue(first.reallocate(3 * PAGE).isPresent());
        assertTrue(second.reallocate(PAGE).isPresent());
        assertEquals(Optional.empty(), second.reallocate(2 * PAGE));
        first.free();
        assertTrue(second.reallocate(2 * PAGE).isPresent());
        second.free();
        assertEquals(4 * PAGE, allocator.freeBytes());
    }

    private LinearMemory allocate(long capacityBytes) {
        return allocator.allocate(capacityBytes, 1L << 32).orElseThrow();
    }
}
