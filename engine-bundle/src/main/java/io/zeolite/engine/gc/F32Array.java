package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of f32. */
public final class F32Array extends ArrayInstance {

    private static final ValueLayout.OfFloat LITTLE_ENDIAN =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final float[] elements;

    F32Array(RuntimeType type, float[] elements) {
        super(type);
        this.elements = elements;
    }

    private static float[] elements(Object array) {
        return ((F32Array) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static F32Array make(int length, RuntimeType type) {
        try {
            return new F32Array(type, new float[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static F32Array make(float value, int length, RuntimeType type) {
        F32Array array = make(length, type);
        Arrays.fill(array.elements, value);
        return array;
    }

    /** Executes {@code array.get}. */
    public static float get(Object array, int index) {
        float[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, float value) {
        float[] elements = elements(array);
        elements[check(index, elements.length)] = value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(float value, Object array, int index) {
        ((F32Array) array).elements[index] = value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, float value, int count) {
        float[] elements = elements(array);
        ((F32Array) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    float[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        return Float.floatToRawIntBits(elements[index]);
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        Arrays.fill(elements, from, from + count, Float.intBitsToFloat((int) bits));
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, LITTLE_ENDIAN, offset, elements, to, count);
    }
}
