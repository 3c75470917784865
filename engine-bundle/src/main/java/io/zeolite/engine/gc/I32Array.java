package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of i32. */
public final class I32Array extends ArrayInstance {

    private static final ValueLayout.OfInt LITTLE_ENDIAN =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int[] elements;

    I32Array(RuntimeType type, int[] elements) {
        super(type);
        this.elements = elements;
    }

    private static int[] elements(Object array) {
        return ((I32Array) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static I32Array make(int length, RuntimeType type) {
        try {
            return new I32Array(type, new int[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static I32Array make(int value, int length, RuntimeType type) {
        I32Array array = make(length, type);
        Arrays.fill(array.elements, value);
        return array;
    }

    /** Executes {@code array.get}. */
    public static int get(Object array, int index) {
        int[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, int value) {
        int[] elements = elements(array);
        elements[check(index, elements.length)] = value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(int value, Object array, int index) {
        ((I32Array) array).elements[index] = value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, int value, int count) {
        int[] elements = elements(array);
        ((I32Array) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    int[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        return elements[index];
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        Arrays.fill(elements, from, from + count, (int) bits);
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, LITTLE_ENDIAN, offset, elements, to, count);
    }
}
