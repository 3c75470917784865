package io.zeolite.mmap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Address space of Windows: reserved, and committed part by part.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/memoryapi/nf-memoryapi-virtualalloc">VirtualAlloc</a>
 */
@SuppressWarnings("restricted")
final class WindowsMemory implements VirtualMemory {

    private static final int COMMIT = 0x1000;
    private static final int RESERVE = 0x2000;
    private static final int RELEASE = 0x8000;
    private static final int NO_ACCESS = 0x01;
    private static final int READ_WRITE = 0x04;
    private static final long WHOLE = 0;
    private static final long FAILED = 0;

    private final MethodHandle virtualAlloc =
            function("VirtualAlloc", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT));
    private final MethodHandle virtualFree =
            function("VirtualFree", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

    private static MethodHandle function(String name, FunctionDescriptor type) {
        SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        return Linker.nativeLinker().downcallHandle(kernel.findOrThrow(name), type);
    }

    @Override
    public Optional<Long> reserve(long bytes) {
        long address = allocate(0, bytes, RESERVE, NO_ACCESS);
        return address == FAILED ? Optional.empty() : Optional.of(address);
    }

    @Override
    public boolean commit(long address, long bytes) {
        return allocate(address, bytes, COMMIT, READ_WRITE) != FAILED;
    }

    private long allocate(long address, long bytes, int what, int protection) {
        try {
            return (long) virtualAlloc.invokeExact(address, bytes, what, protection);
        } catch (Throwable failure) {
            throw new AssertionError("VirtualAlloc", failure);
        }
    }

    /** Windows releases what was reserved at an address, and must not be told its size. */
    @Override
    public void release(long address, long bytes) {
        int result;
        try {
            result = (int) virtualFree.invokeExact(address, WHOLE, RELEASE);
        } catch (Throwable failure) {
            throw new AssertionError("VirtualFree", failure);
        }
        if (result == 0) {
            throw new IllegalStateException("VirtualFree of %d bytes at 0x%x failed".formatted(bytes, address));
        }
    }
}
