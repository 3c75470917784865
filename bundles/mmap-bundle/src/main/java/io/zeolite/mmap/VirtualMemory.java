package io.zeolite.mmap;

import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Optional;

/**
 * What the system does with address space. Addresses and sizes are multiples of {@link #GRANULE_BYTES}.
 * <p>
 * Threads: safe.
 */
interface VirtualMemory {

    /** A multiple of the page size of every system, and the size of a page of WebAssembly. */
    long GRANULE_BYTES = 1 << 16;

    /** {@return the address of a range that nothing else uses and nobody can access, if there is room} */
    Optional<Long> reserve(long bytes);

    /** {@return whether a part of a reserved range can be read and written now; it is zero at first} */
    boolean commit(long address, long bytes);

    /** Gives up a whole reserved range. */
    void release(long address, long bytes);

    /** {@return the memory of the system that runs the virtual machine, if it is a known one of 64 bits} */
    static Optional<VirtualMemory> ofSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return Optional.empty();
        } else if (name.startsWith("linux")) {
            return Optional.of(new PosixMemory(PosixMemory.LINUX_ANONYMOUS));
        } else if (name.startsWith("mac")) {
            return Optional.of(new PosixMemory(PosixMemory.MACOS_ANONYMOUS));
        }
        return name.startsWith("windows") ? Optional.of(new WindowsMemory()) : Optional.empty();
    }
}
