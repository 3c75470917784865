package com.example.allocator;

import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Allocates memories from one budget: a guest that wants more than is left sees its {@code memory.grow} fail.
 * <p>
 * Threads: safe.
 */
final class BudgetAllocator implements MemoryAllocator {

    private static final long PAGE_BYTES = 1 << 16;

    private final Semaphore freePages;

    BudgetAllocator(long budgetBytes) {
        this.freePages = new Semaphore(Math.toIntExact(budgetBytes / PAGE_BYTES));
    }

    long freeBytes() {
        return freePages.availablePermits() * PAGE_BYTES;
    }

    @Override
    public Optional<LinearMemory> allocate(long capacityBytes, long maximumBytes) {
        return Optional.of(new BudgetMemory(capacityBytes));
    }

    private final class BudgetMemory implements LinearMemory {

        private final long capacityBytes;
        private Arena arena = Arena.ofShared();
        private MemorySegment segment = MemorySegment.NULL;

        BudgetMemory(long capacityBytes) {
            this.capacityBytes = capacityBytes;
        }

        @Override
        public Optional<MemorySegment> reallocate(long bytes) {
            if (bytes > segment.byteSize()) {
                long wanted = Math.max(bytes, capacityBytes);
                if (!freePages.tryAcquire(pages(wanted) - pages(segment.byteSize()))) {
                    return Optional.empty();
                }
                moveTo(wanted);
            }
            return Optional.of(segment);
        }

        private void moveTo(long bytes) {
            Arena before = arena;
            arena = Arena.ofShared();
            segment = arena.allocate(bytes, Long.BYTES).copyFrom(segment);
            before.close(); // a stale access fails rather than reads what the memory once was
        }

        @Override
        public void free() {
            freePages.release(pages(segment.byteSize()));
            arena.close();
        }

        private static int pages(long bytes) {
            return Math.toIntExact(Math.ceilDiv(bytes, PAGE_BYTES));
        }
    }
}
