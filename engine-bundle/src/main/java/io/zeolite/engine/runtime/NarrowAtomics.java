package io.zeolite.engine.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Atomic accesses of 8 and 16 bits, as those of {@link Atomics}; the last parameter is the width in bytes. Values are
 * wrapped to that width, results extended without sign. The platform replaces words only, so that these replace the
 * word around.
 */
public final class NarrowAtomics {

    private static final VarHandle I8 = MemoryAccess.I8_HANDLE;
    private static final VarHandle I16 =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private NarrowAtomics() {
    }

    /** Reads. */
    public static int load(MemoryInstance memory, long address, int width) {
        MemorySegment segment = Atomics.checked(memory, address, width);
        return width == 1
                ? (byte) I8.getVolatile(segment, address) & 0xff
                : (short) I16.getVolatile(segment, address) & 0xffff;
    }

    /** Writes. */
    public static void store(MemoryInstance memory, long address, int value, int width) {
        MemorySegment segment = Atomics.checked(memory, address, width);
        if (width == 1) {
            I8.setVolatile(segment, address, (byte) value);
        } else {
            I16.setVolatile(segment, address, (short) value);
        }
    }

    /** Adds. */
    public static int add(MemoryInstance memory, long address, int value, int width) {
        return update(memory, address, AtomicAccess.ADD, value, width);
    }

    /** Subtracts. */
    public static int sub(MemoryInstance memory, long address, int value, int width) {
        return update(memory, address, AtomicAccess.SUB, value, width);
    }

    /** Keeps some bits. */
    public static int and(MemoryInstance memory, long address, int value, int width) {
        return update(memory, address, AtomicAccess.AND, value, width);
    }

    /** Sets some bits. */
    public static int or(MemoryInstance memory, long address, int value, int width) {
        return update(memory, address, AtomicAccess.OR, value, width);
    }

    /** Flips some bits. */
    public static int xor(MemoryInstance memory, long address, int value, int width) {
        return update(memory, address, AtomicAccess.XOR, value, width);
    }

    /** Replaces. */
    public static int xchg(MemoryInstance memory, long address, int value, int width) {
        return update(memory, address, AtomicAccess.XCHG, value, width);
    }

    /** Replaces what is as expected. */
    public static int cmpxchg(MemoryInstance memory, long address, int expected, int value, int width) {
        MemorySegment segment = around(memory, address, width);
        long place = address & -Integer.BYTES;
        int mask = mask(width);
        int shift = shift(address);
        int word = Atomics.word(segment, place);
        while ((word >>> shift & mask) == (expected & mask)) {
            int seen = Atomics.exchangeWord(segment, place, word, replaced(word, value, mask, shift));
            if (seen == word) {
                break;
            }
            word = seen;
        }
        return word >>> shift & mask;
    }

    private static int update(MemoryInstance memory, long address, AtomicAccess access, int value, int width) {
        MemorySegment segment = around(memory, address, width);
        long place = address & -Integer.BYTES;
        int mask = mask(width);
        int shift = shift(address);
        int word = Atomics.word(segment, place);
        while (true) {
            int before = word >>> shift & mask;
            int after = switch (access) {
                case ADD -> before + value;
                case SUB -> before - value;
                case AND -> before & value;
                case OR -> before | value;
                case XOR -> before ^ value;
                case XCHG -> value;
                case LOAD, STORE, CMPXCHG -> throw new IllegalArgumentException(access.toString());
            };
            int seen = Atomics.exchangeWord(segment, place, word, replaced(word, after, mask, shift));
            if (seen == word) {
                return before;
            }
            word = seen;
        }
    }

    /** {@return a segment that holds the whole word around the address, where a memory of tiny pages may end within} */
    private static MemorySegment around(MemoryInstance memory, long address, int width) {
        MemorySegment segment = Atomics.checked(memory, address, width);
        return (address | Integer.BYTES - 1) < segment.byteSize() ? segment : memory.wholeWords();
    }

    private static int mask(int width) {
        return width == 1 ? 0xff : 0xffff;
    }

    private static int shift(long address) {
        return (int) (address & Integer.BYTES - 1) * Byte.SIZE;
    }

    private static int replaced(int word, int value, int mask, int shift) {
        return word & ~(mask << shift) | (value & mask) << shift;
    }
}
