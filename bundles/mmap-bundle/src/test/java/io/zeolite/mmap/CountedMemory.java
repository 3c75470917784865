package io.zeolite.mmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The system's memory, of which a test knows what it was asked for, and how much may be accessible. */
final class CountedMemory implements VirtualMemory {

    final List<String> calls = new ArrayList<>();
    private final VirtualMemory system = VirtualMemory.ofSystem().orElseThrow();
    private final long mostBytes;
    private long committedBytes;

    CountedMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<Long> reserve(long bytes) {
        calls.add("reserve " + bytes);
        return system.reserve(bytes);
    }

    @Override
    public boolean commit(long address, long bytes) {
        calls.add("commit " + bytes);
        if (committedBytes + bytes > mostBytes) {
            return false;
        }
        committedBytes += bytes;
        return system.commit(address, bytes);
    }

    @Override
    public void release(long address, long bytes) {
        calls.add("release " + bytes);
        system.release(address, bytes);
    }
}
