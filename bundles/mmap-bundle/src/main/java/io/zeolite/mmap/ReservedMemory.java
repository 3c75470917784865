package io.zeolite.mmap;

import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A memory in a range of addresses that is as large as it may ever get. It grows by making more of the range accessible.
 * <p>
 * Segments are of an arena, so that access after the end throws and never reaches addresses that were given up; none is
 * larger than what is accessible, so that no access ever reaches the rest.
 */
final class ReservedMemory implements LinearMemory {

    /** What is made accessible at once if the maximum allows: it takes no memory before it is touched. */
    private static final long STEP_BYTES = 1 << 20;

    private final VirtualMemory system;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment range;
    private long committedBytes;

    @SuppressWarnings("restricted")
    private ReservedMemory(VirtualMemory system, long address, long bytes) {
        this.system = system;
        this.range = MemorySegment.ofAddress(address).reinterpret(bytes, arena,
                released -> system.release(released.address(), released.byteSize()));
    }

    /** {@return a memory without bytes yet, if there are enough addresses} */
    static Optional<LinearMemory> reserve(VirtualMemory system, long maximumBytes) {
        long bytes = Math.max(VirtualMemory.GRANULE_BYTES, ceil(maximumBytes, VirtualMemory.GRANULE_BYTES));
        return system.reserve(bytes).map(address -> new ReservedMemory(system, address, bytes));
    }

    private static long ceil(long bytes, long granule) {
        return Math.ceilDiv(bytes, granule) * granule;
    }

    @Override
    public synchronized Optional<MemorySegment> reallocate(long bytes) {
        if (!range.scope().isAlive()) {
            throw new IllegalStateException("the memory was given up");
        }
        if (bytes > range.byteSize()) {
            return Optional.empty();
        }
        boolean enough = bytes <= committedBytes
                || commit(Math.min(range.byteSize(), ceil(bytes, STEP_BYTES)))
                || commit(ceil(bytes, VirtualMemory.GRANULE_BYTES));
        return enough ? Optional.of(range.asSlice(0, committedBytes)) : Optional.empty();
    }

    private boolean commit(long bytes) {
        if (!system.commit(range.address() + committedBytes, bytes - committedBytes)) {
            return false;
        }
        committedBytes = bytes;
        return true;
    }

    @Override
    public synchronized void free() {
        arena.close();
    }
}
