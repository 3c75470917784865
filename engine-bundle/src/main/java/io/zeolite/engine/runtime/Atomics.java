package io.zeolite.engine.runtime;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.zeolite.api.TrapKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Atomic accesses of 32 and 64 bits, sequentially consistent; waiting, notifying, and the fence. An address is the sum of
 * operand and offset, negative if it is beyond every memory. Those that change memory return what was there before.
 * <p>
 * Errors: each traps if the access is out of bounds, else if its address is not a multiple of its width.
 *
 * @see <a href="https://github.com/WebAssembly/threads/blob/main/proposals/threads/Overview.md">Threads proposal</a>
 */
public final class Atomics {

    private static final VarHandle I32 = ValueLayout.JAVA_INT.withOrder(LITTLE_ENDIAN).varHandle();
    private static final VarHandle I64 = ValueLayout.JAVA_LONG.withOrder(LITTLE_ENDIAN).varHandle();

    private Atomics() {
    }

    /** {@return the bytes, for an access at the address} */
    static MemorySegment checked(MemoryInstance memory, long address, int width) {
        MemorySegment segment = memory.segment;
        if (address < 0 || address > segment.byteSize() - width) {
            throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
        }
        if ((address & width - 1) != 0) {
            throw new Trap(TrapKind.UNALIGNED_ATOMIC);
        }
        return segment;
    }

    private static MemorySegment words(MemoryInstance memory, long address) {
        return checked(memory, address, Integer.BYTES);
    }

    private static MemorySegment longs(MemoryInstance memory, long address) {
        return checked(memory, address, Long.BYTES);
    }

    /** Reads 32 bits. */
    public static int load32(MemoryInstance memory, long address) {
        return (int) I32.getVolatile(words(memory, address), address);
    }

    /** Reads 64 bits. */
    public static long load64(MemoryInstance memory, long address) {
        return (long) I64.getVolatile(longs(memory, address), address);
    }

    /** Writes 32 bits. */
    public static void store(MemoryInstance memory, long address, int value) {
        I32.setVolatile(words(memory, address), address, value);
    }

    /** Writes 64 bits. */
    public static void store(MemoryInstance memory, long address, long value) {
        I64.setVolatile(longs(memory, address), address, value);
    }

    /** Adds to 32 bits. */
    public static int add(MemoryInstance memory, long address, int value) {
        return (int) I32.getAndAdd(words(memory, address), address, value);
    }

    /** Adds to 64 bits. */
    public static long add(MemoryInstance memory, long address, long value) {
        return (long) I64.getAndAdd(longs(memory, address), address, value);
    }

    /** Subtracts from 32 bits. */
    public static int sub(MemoryInstance memory, long address, int value) {
        return (int) I32.getAndAdd(words(memory, address), address, -value);
    }

    /** Subtracts from 64 bits. */
    public static long sub(MemoryInstance memory, long address, long value) {
        return (long) I64.getAndAdd(longs(memory, address), address, -value);
    }

    /** Keeps some of 32 bits. */
    public static int and(MemoryInstance memory, long address, int value) {
        return (int) I32.getAndBitwiseAnd(words(memory, address), address, value);
    }

    /** Keeps some of 64 bits. */
    public static long and(MemoryInstance memory, long address, long value) {
        return (long) I64.getAndBitwiseAnd(longs(memory, address), address, value);
    }

    /** Sets some of 32 bits. */
    public static int or(MemoryInstance memory, long address, int value) {
        return (int) I32.getAndBitwiseOr(words(memory, address), address, value);
    }

    /** Sets some of 64 bits. */
    public static long or(MemoryInstance memory, long address, long value) {
        return (long) I64.getAndBitwiseOr(longs(memory, address), address, value);
    }

    /** Flips some of 32 bits. */
    public static int xor(MemoryInstance memory, long address, int value) {
        return (int) I32.getAndBitwiseXor(words(memory, address), address, value);
    }

    /** Flips some of 64 bits. */
    public static long xor(MemoryInstance memory, long address, long value) {
        return (long) I64.getAndBitwiseXor(longs(memory, address), address, value);
    }

    /** Replaces 32 bits. */
    public static int xchg(MemoryInstance memory, long address, int value) {
        return (int) I32.getAndSet(words(memory, address), address, value);
    }

    /** Replaces 64 bits. */
    public static long xchg(MemoryInstance memory, long address, long value) {
        return (long) I64.getAndSet(longs(memory, address), address, value);
    }

    /** Replaces 32 bits that are as expected. */
    public static int cmpxchg(MemoryInstance memory, long address, int expected, int value) {
        return (int) I32.compareAndExchange(words(memory, address), address, expected, value);
    }

    /** Replaces 64 bits that are as expected. */
    public static long cmpxchg(MemoryInstance memory, long address, long expected, long value) {
        return (long) I64.compareAndExchange(longs(memory, address), address, expected, value);
    }

    /** Replaces 32 bits that are as expected in a segment that holds the whole word. */
    static int exchangeWord(MemorySegment segment, long address, int expected, int value) {
        return (int) I32.compareAndExchange(segment, address, expected, value);
    }

    /** Reads a word of a segment that holds it whole. */
    static int word(MemorySegment segment, long address) {
        return (int) I32.getVolatile(segment, address);
    }

    /** Executes {@code atomic.fence}. */
    public static void fence() {
        VarHandle.fullFence();
    }

    /** Executes {@code memory.atomic.notify}. */
    public static int notify(MemoryInstance memory, long address, int count) {
        words(memory, address);
        return memory.isShared() ? memory.waiters().notify(address, Integer.toUnsignedLong(count)) : 0;
    }

    /** Executes {@code memory.atomic.wait32}. */
    public static int wait32(MemoryInstance memory, long address, int expected, long timeout, Instance self) {
        words(memory, address);
        return shared(memory).await32(self, memory, address, expected, timeout);
    }

    /** Executes {@code memory.atomic.wait64}. */
    public static int wait64(MemoryInstance memory, long address, long expected, long timeout, Instance self) {
        longs(memory, address);
        return shared(memory).await64(self, memory, address, expected, timeout);
    }

    private static Waiters shared(MemoryInstance memory) {
        if (!memory.isShared()) {
            throw new Trap(TrapKind.EXPECTED_SHARED_MEMORY);
        }
        return memory.waiters();
    }
}
