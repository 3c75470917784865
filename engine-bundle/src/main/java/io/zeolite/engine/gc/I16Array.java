package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of 16-bit integers. */
public final class I16Array extends ArrayInstance {

    private static final ValueLayout.OfShort LITTLE_ENDIAN =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final short[] elements;

    I16Array(RuntimeType type, short[] elements) {
        super(type);
        this.elements = elements;
    }

    private static short[] elements(Object array) {
        return ((I16Array) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static I16Array make(int length, RuntimeType type) {
        try {
            return new I16Array(type, new short[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static I16Array make(int value, int length, RuntimeType type) {
        I16Array array = make(length, type);
        Arrays.fill(array.elements, (short) value);
        return array;
    }

    /** Executes {@code array.get_s}. */
    public static int get(Object array, int index) {
        short[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.get_u}. */
    public static int getUnsigned(Object array, int index) {
        return get(array, index) & 0xffff;
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, int value) {
        short[] elements = elements(array);
        elements[check(index, elements.length)] = (short) value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(int value, Object array, int index) {
        ((I16Array) array).elements[index] = (short) value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, int value, int count) {
        short[] elements = elements(array);
        ((I16Array) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, (short) value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    short[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        return elements[index];
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        Arrays.fill(elements, from, from + count, (short) bits);
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, LITTLE_ENDIAN, offset, elements, to, count);
    }
}
