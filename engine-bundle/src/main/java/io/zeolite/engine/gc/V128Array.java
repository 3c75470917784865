package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** An array of v128: each takes two places, the lower half first. */
public final class V128Array extends ArrayInstance {

    private static final ValueLayout.OfLong LITTLE_ENDIAN =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final long[] elements;

    V128Array(RuntimeType type, long[] elements) {
        super(type);
        this.elements = elements;
    }

    private static V128Array array(Object array) {
        return (V128Array) of(array);
    }

    /** Executes {@code array.new_default}. */
    public static V128Array make(int length, RuntimeType type) {
        try {
            return new V128Array(type, new long[Math.multiplyExact(2, checkLength(length))]);
        } catch (OutOfMemoryError | ArithmeticException _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static V128Array make(long low, long high, int length, RuntimeType type) {
        V128Array array = make(length, type);
        array.fillBits(0, length, low, high);
        return array;
    }

    /** {@return the lower half of what {@code array.get} gives} */
    public static long get(Object array, int index) {
        V128Array vectors = array(array);
        return vectors.elements[2 * check(index, vectors.length())];
    }

    /** {@return the upper half of what {@code array.get} gives} */
    public static long getHigh(Object array, int index) {
        V128Array vectors = array(array);
        return vectors.elements[2 * check(index, vectors.length()) + 1];
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, long low, long high) {
        V128Array vectors = array(array);
        vectors.fillBits(check(index, vectors.length()), 1, low, high);
    }

    /** Sets an element of a new array, which exists. */
    public static void put(long low, long high, Object array, int index) {
        ((V128Array) array).fillBits(index, 1, low, high);
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, long low, long high, int count) {
        V128Array vectors = array(array);
        vectors.checkRange(from, count);
        vectors.fillBits(from, count, low, high);
    }

    @Override
    public int length() {
        return elements.length >> 1;
    }

    @Override
    long[] elements() {
        return elements;
    }

    @Override
    int scale() {
        return 2;
    }

    @Override
    public long bits(int index) {
        return elements[2 * index];
    }

    @Override
    public long highBits(int index) {
        return elements[2 * index + 1];
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        for (int i = 2 * from; i < 2 * (from + count); i += 2) {
            elements[i] = bits;
            elements[i + 1] = highBits;
        }
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, LITTLE_ENDIAN, offset, elements, 2 * to, 2 * count);
    }
}
