package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** An array of bytes. */
public final class I8Array extends ArrayInstance {

    private final byte[] elements;

    I8Array(RuntimeType type, byte[] elements) {
        super(type);
        this.elements = elements;
    }

    private static byte[] elements(Object array) {
        return ((I8Array) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static I8Array make(int length, RuntimeType type) {
        try {
            return new I8Array(type, new byte[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static I8Array make(int value, int length, RuntimeType type) {
        I8Array array = make(length, type);
        Arrays.fill(array.elements, (byte) value);
        return array;
    }

    /** Executes {@code array.get_s}. */
    public static int get(Object array, int index) {
        byte[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.get_u}. */
    public static int getUnsigned(Object array, int index) {
        return get(array, index) & 0xff;
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, int value) {
        byte[] elements = elements(array);
        elements[check(index, elements.length)] = (byte) value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(int value, Object array, int index) {
        ((I8Array) array).elements[index] = (byte) value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, int value, int count) {
        byte[] elements = elements(array);
        ((I8Array) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, (byte) value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    byte[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        return elements[index];
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        Arrays.fill(elements, from, from + count, (byte) bits);
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset, elements, to, count);
    }
}
