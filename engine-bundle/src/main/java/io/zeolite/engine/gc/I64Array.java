package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of i64. */
public final class I64Array extends ArrayInstance {

    private static final ValueLayout.OfLong LITTLE_ENDIAN =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final long[] elements;

    I64Array(RuntimeType type, long[] elements) {
        super(type);
        this.elements = elements;
    }

    private static long[] elements(Object array) {
        return ((I64Array) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static I64Array make(int length, RuntimeType type) {
        try {
            return new I64Array(type, new long[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static I64Array make(long value, int length, RuntimeType type) {
        I64Array array = make(length, type);
        Arrays.fill(array.elements, value);
        return array;
    }

    /** Executes {@code array.get}. */
    public static long get(Object array, int index) {
        long[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, long value) {
        long[] elements = elements(array);
        elements[check(index, elements.length)] = value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(long value, Object array, int index) {
        ((I64Array) array).elements[index] = value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, long value, int count) {
        long[] elements = elements(array);
        ((I64Array) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    long[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        return elements[index];
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        Arrays.fill(elements, from, from + count, bits);
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, LITTLE_ENDIAN, offset, elements, to, count);
    }
}
