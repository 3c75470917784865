package io.zeolite.engine.gc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of f64. */
public final class F64Array extends ArrayInstance {

    private static final ValueLayout.OfDouble LITTLE_ENDIAN =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final double[] elements;

    F64Array(RuntimeType type, double[] elements) {
        super(type);
        this.elements = elements;
    }

    private static double[] elements(Object array) {
        return ((F64Array) of(array)).elements;
    }

    /** Executes {@code array.new_default}. */
    public static F64Array make(int length, RuntimeType type) {
        try {
            return new F64Array(type, new double[checkLength(length)]);
        } catch (OutOfMemoryError _) {
            throw tooLarge();
        }
    }

    /** Executes {@code array.new}. */
    public static F64Array make(double value, int length, RuntimeType type) {
        F64Array array = make(length, type);
        Arrays.fill(array.elements, value);
        return array;
    }

    /** Executes {@code array.get}. */
    public static double get(Object array, int index) {
        double[] elements = elements(array);
        return elements[check(index, elements.length)];
    }

    /** Executes {@code array.set}. */
    public static void set(Object array, int index, double value) {
        double[] elements = elements(array);
        elements[check(index, elements.length)] = value;
    }

    /** Sets an element of a new array, which exists. */
    public static void put(double value, Object array, int index) {
        ((F64Array) array).elements[index] = value;
    }

    /** Executes {@code array.fill}. */
    public static void fill(Object array, int from, double value, int count) {
        double[] elements = elements(array);
        ((F64Array) array).checkRange(from, count);
        Arrays.fill(elements, from, from + count, value);
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    double[] elements() {
        return elements;
    }

    @Override
    public long bits(int index) {
        return Double.doubleToRawLongBits(elements[index]);
    }

    @Override
    public void fillBits(int from, int count, long bits, long highBits) {
        Arrays.fill(elements, from, from + count, Double.longBitsToDouble(bits));
    }

    @Override
    void read(int to, int count, MemorySegment from, long offset) {
        MemorySegment.copy(from, LITTLE_ENDIAN, offset, elements, to, count);
    }
}
