package io.zeolite.engine.runtime;

/**
 * Moves many values between the operand stack of emitted code and arrays. Emitted code takes five bytes for each value:
 * so calls with a thousand values fit into a method that the virtual machine compiles.
 * <p>
 * Threads: confined.
 */
public final class ValueCursor {

    /** The numbers, as slots hold them. */
    public final long[] bits;
    /** The references. */
    public final Object[] references;
    private int index;

    private ValueCursor(long[] bits, Object[] references, int index) {
        this.bits = bits;
        this.references = references;
        this.index = index;
    }

    /** {@return a cursor behind the end of new arrays} */
    public static ValueCursor create(int count) {
        return new ValueCursor(new long[count], new Object[count], count);
    }

    /** {@return a cursor at a place of the arrays in which results are left} */
    public static ValueCursor results(Instance instance, int index) {
        return new ValueCursor(instance.resultBits, instance.resultReferences, index);
    }

    /** Goes back and puts a value. */
    public static void put(int value, ValueCursor at) {
        at.bits[--at.index] = Integer.toUnsignedLong(value);
    }

    /** Goes back and puts a value. */
    public static void put(long value, ValueCursor at) {
        at.bits[--at.index] = value;
    }

    /** Goes back and puts a value. */
    public static void put(float value, ValueCursor at) {
        put(Float.floatToRawIntBits(value), at);
    }

    /** Goes back and puts a value. */
    public static void put(double value, ValueCursor at) {
        put(Double.doubleToRawLongBits(value), at);
    }

    /** Goes back and puts a value. */
    public static void put(Object value, ValueCursor at) {
        at.references[--at.index] = value;
    }

    /** {@return the value here} Goes on. */
    public int takeI() {
        return (int) bits[index++];
    }

    /** {@return the value here} Goes on. */
    public long takeJ() {
        return bits[index++];
    }

    /** {@return the value here} Goes on. */
    public float takeF() {
        return Float.intBitsToFloat(takeI());
    }

    /** {@return the value here} Goes on. */
    public double takeD() {
        return Double.longBitsToDouble(takeJ());
    }

    /** {@return the value here} Goes on. */
    public Object takeL() {
        return references[index++];
    }
}
