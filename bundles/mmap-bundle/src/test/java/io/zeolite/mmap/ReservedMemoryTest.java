package io.zeolite.mmap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservedMemoryTest {

    private static final long PAGE = 1 << 16;
    private static final long STEP = 1 << 20;
    private static final long GIBIBYTE = 1L << 30;

    private final VirtualMemory system = VirtualMemory.ofSystem().orElseThrow();

    private LinearMemory reserve(long maximumBytes) {
        return ReservedMemory.reserve(system, maximumBytes).orElseThrow();
    }

    @Test
    void growsInPlace() {
        LinearMemory memory = reserve(4 * GIBIBYTE);
        MemorySegment small = memory.reallocate(PAGE).orElseThrow();
        small.set(JAVA_LONG, PAGE - 8, -1);
        MemorySegment large = memory.reallocate(GIBIBYTE).orElseThrow();
        assertEquals(small.address(), large.address());
        assertTrue(large.byteSize() >= GIBIBYTE);
        assertEquals(-1, large.get(JAVA_LONG, PAGE - 8));
        assertEquals(0, large.get(JAVA_LONG, GIBIBYTE - 8));
        large.set(JAVA_BYTE, 0, (byte) 7);
        assertEquals(7, small.get(JAVA_BYTE, 0));
        memory.free();
    }

    @Test
    void isAllZeroAtFirst() {
        LinearMemory memory = reserve(2 * STEP);
        MemorySegment segment = memory.reallocate(2 * STEP).orElseThrow();
        assertTrue(segment.isNative());
        assertEquals(-1, segment.mismatch(MemorySegment.ofArray(new byte[(int) (2 * STEP)])));
        memory.free();
    }

    @Test
    void neverShowsWhatIsNotAccessible() {
        LinearMemory memory = reserve(GIBIBYTE);
        MemorySegment segment = memory.reallocate(0).orElseThrow();
        assertEquals(0, segment.byteSize());
        MemorySegment page = memory.reallocate(PAGE).orElseThrow();
        assertEquals(STEP, page.byteSize());
        page.fill((byte) 1);
        assertThrows(IndexOutOfBoundsException.class, () -> page.get(JAVA_BYTE, STEP));
        memory.free();
    }

    @Test
    void refusesAccessAfterItsEnd() {
        CountedMemory counted = new CountedMemory(Long.MAX_VALUE);
        LinearMemory memory = ReservedMemory.reserve(counted, 2 * PAGE).orElseThrow();
        MemorySegment first = memory.reallocate(PAGE).orElseThrow();
        MemorySegment second = memory.reallocate(2 * PAGE).orElseThrow();
        memory.free();
        assertThrows(IllegalStateException.class, () -> first.get(JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, () -> second.set(JAVA_BYTE, 0, (byte) 1));
        assertThrows(IllegalStateException.class, () -> memory.reallocate(PAGE));
        assertThrows(IllegalStateException.class, memory::free);
        assertEquals(List.of("reserve 131072", "commit 131072", "release 131072"), counted.calls);
    }

    @Test
    void givesNoMoreThanItsMaximum() {
        LinearMemory memory = reserve(3 * PAGE);
        assertEquals(3 * PAGE, memory.reallocate(3 * PAGE).orElseThrow().byteSize());
        assertEquals(Optional.empty(), memory.reallocate(3 * PAGE + 1));
        memory.free();
        LinearMemory odd = reserve(100);
        assertTrue(odd.reallocate(100).isPresent());
        odd.free();
        LinearMemory empty = reserve(0);
        assertEquals(0, empty.reallocate(0).orElseThrow().byteSize());
        empty.free();
    }

    @Test
    void keepsWhatItHasWhenTheSystemHasNoMore() {
        CountedMemory counted = new CountedMemory(3 * PAGE);
        LinearMemory memory = ReservedMemory.reserve(counted, 8 * STEP).orElseThrow();
        MemorySegment segment = memory.reallocate(2 * PAGE).orElseThrow();
        segment.set(JAVA_BYTE, 2 * PAGE - 1, (byte) 5);
        assertEquals(Optional.empty(), memory.reallocate(4 * PAGE));
        assertEquals(5, memory.reallocate(3 * PAGE).orElseThrow().get(JAVA_BYTE, 2 * PAGE - 1));
        memory.free();
        assertEquals(List.of("reserve 8388608", "commit 1048576", "commit 131072", "commit 917504", "commit 131072",
                "commit 917504", "commit 65536", "release 8388608"), counted.calls);
    }

    @Test
    void isNotMadeWithoutAddresses() {
        assertEquals(Optional.empty(), ReservedMemory.reserve(system, 1L << 60));
    }

    @Test
    void existsAThousandTimes() {
        List<LinearMemory> memories = new ArrayList<>();
        for (int count = 0; count < 1_000; count++) {
            LinearMemory memory = reserve(4 * GIBIBYTE);
            memory.reallocate(PAGE).orElseThrow().set(JAVA_LONG, 0, count);
            memories.add(memory);
        }
        for (int count = 0; count < 1_000; count++) {
            assertEquals(count, memories.get(count).reallocate(PAGE).orElseThrow().get(JAVA_LONG, 0));
        }
        memories.forEach(LinearMemory::free);
    }
}
