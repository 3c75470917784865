package io.zeolite.mmap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Address space of Linux and macOS: mapped without access, and made accessible part by part. What is mapped without
 * access does not count as memory in use, however the system accounts for it; what is committed does.
 */
@SuppressWarnings("restricted")
final class PosixMemory implements VirtualMemory {

    static final int LINUX_ANONYMOUS = 0x20;
    static final int MACOS_ANONYMOUS = 0x1000;

    private static final int PRIVATE = 2;
    private static final int NO_ACCESS = 0;
    private static final int READ_WRITE = 1 | 2;
    private static final int NO_FILE = -1;
    private static final long FAILED = -1;

    private final MethodHandle mmap = function("mmap",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private final MethodHandle mprotect =
            function("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private final MethodHandle munmap = function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private final int flags;

    PosixMemory(int anonymous) {
        this.flags = PRIVATE | anonymous;
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }

    @Override
    public Optional<Long> reserve(long bytes) {
        try {
            long address = (long) mmap.invokeExact(0L, bytes, NO_ACCESS, flags, NO_FILE, 0L);
            return address == FAILED ? Optional.empty() : Optional.of(address);
        } catch (Throwable failure) {
            throw new AssertionError("mmap", failure);
        }
    }

    @Override
    public boolean commit(long address, long bytes) {
        try {
            return (int) mprotect.invokeExact(address, bytes, READ_WRITE) == 0;
        } catch (Throwable failure) {
            throw new AssertionError("mprotect", failure);
        }
    }

    @Override
    public void release(long address, long bytes) {
        int result;
        try {
            result = (int) munmap.invokeExact(address, bytes);
        } catch (Throwable failure) {
            throw new AssertionError("munmap", failure);
        }
        if (result != 0) {
            throw new IllegalStateException("munmap of %d bytes at 0x%x failed".formatted(bytes, address));
        }
    }
}
