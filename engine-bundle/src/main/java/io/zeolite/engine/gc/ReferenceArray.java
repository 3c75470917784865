package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** An array of references. */
public final class ReferenceArray extends ArrayInstance {

    private final Object[] elements;

    ReferenceArray(RuntimeType type, Object[] elements) {
        super(type);
        this.elements = elements;
    }

    private static Object[] elements(Object array) {
        return ((ReferenceArray) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static ReferenceArray make(int length, RuntimeType type) {
        try {
            return new ReferenceArray(type, new Object[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static ReferenceArray make(Object value, int length, RuntimeType type) {
        ReferenceArray array = make(length, type);
        Arrays.fill(array.elements, value);
        return array;
    }

    /** Executes {@code array.get}. */
    public static Object get(Object array, int index) {
        Object[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, Object value) {
        Object[] elements = elements(array);
        elements[check(index, elements.length)] = value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(Object value, Object array, int index) {
        ((ReferenceArray) array).elements[index] = value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, Object value, int count) {
        Object[] elements = elements(array);
        ((ReferenceArray) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    Object[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        throw new IllegalStateException("no number in " + this);
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        throw new IllegalStateException("no number in " + this);
    }

    @Override
    public Object reference(int index) {
        return elements[index];
    }

    @Override
    public void fillReference(int from, int count, Object reference) {
        Arrays.fill(elements, from, from + count, reference);
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        throw new IllegalStateException("no numbers in " + this);
    }
}
