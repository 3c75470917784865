package io.zeolite.engine.gc;

import io.zeolite.api.TrapKind;
import io.zeolite.api.V128;
import io.zeolite.api.WasmArray;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.runtime.References;
import io.zeolite.engine.runtime.Trap;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * An array. There is a subclass for each kind of elements, with the static methods that emitted code calls; what does not
 * know the kind uses the methods here.
 */
public abstract sealed class ArrayInstance extends AggregateInstance implements WasmArray
        permits I8Array, I16Array, I32Array, I64Array, F32Array, F64Array, V128Array, ReferenceArray {

    /** Makes an array. */
    ArrayInstance(RuntimeType type) {
        super(type);
    }

    /**
     * {@return a new array of zeros or nulls}
     *
     * @param length the number of elements, unsigned
     * @throws Trap if there is not enough memory
     */
    public static ArrayInstance make(RuntimeType type, int length) {
        return switch (ArrayKind.of(type)) {
            case I8 -> I8Array.make(length, type);
            case I16 -> I16Array.make(length, type);
            case I32 -> I32Array.make(length, type);
            case I64 -> I64Array.make(length, type);
            case F32 -> F32Array.make(length, type);
            case F64 -> F64Array.make(length, type);
            case V128 -> V128Array.make(length, type);
            case REFERENCE -> ReferenceArray.make(length, type);
        };
    }

    /** {@return the length, which a Java array can have} */
    static int checkLength(int length) {
        if (length < 0) {
            throw tooLarge();
        }
        return length;
    }

    static Trap tooLarge() {
        return new Trap(TrapKind.ALLOCATION_SIZE_TOO_LARGE);
    }

    /** {@return the Java array that has the elements} */
    abstract Object elements();

    /** {@return the raw bits of an element that is a number: packed integers sign-extended, the lower half of a v128} */
    public abstract long bits(int index);

    /** Sets elements that are numbers to raw bits; excess ones of a packed integer are cut off. */
    public abstract void fillBits(int from, int count, long bits, long highBits);

    /** {@return the upper half of a v128} */
    public long highBits(int index) {
        throw new IllegalStateException("no v128 in " + this);
    }

    /** {@return the reference in an element} */
    public Object reference(int index) {
        throw new IllegalStateException("no reference in " + this);
    }

    /** Sets elements that are references, to one of their type. */
    public void fillReference(int from, int count, Object reference) {
        throw new IllegalStateException("no reference in " + this);
    }

    /** {@return how many places of the Java array an element takes} */
    int scale() {
        return 1;
    }

    /** Sets elements to values that lie one after the other in a segment, little endian. */
    abstract void read(int to, int count, MemorySegment from, long offset);

    /**
     * {@return the array that the reference is to}
     *
     * @throws Trap if it is null
     */
    public static ArrayInstance of(Object reference) {
        if (reference == null) {
            throw new Trap(TrapKind.NULL_ARRAY_REFERENCE);
        }
        return (ArrayInstance) reference;
    }

    /** Executes {@code array.len}. */
    public static int length(Object array) {
        return of(array).length();
    }

    /** {@return the index, which is one of an element} */
    static int check(int index, int length) {
        if (index < 0 || index >= length) {
            throw outOfBounds();
        }
        return index;
    }

    /** {@return the index, which is one of an element} */
    public final int check(int index) {
        return check(index, length());
    }

    /** Checks that there are so many elements; both numbers are unsigned. */
    public final void checkRange(int from, int count) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > length()) {
            throw outOfBounds();
        }
    }

    private static Trap outOfBounds() {
        return new Trap(TrapKind.ARRAY_OUT_OF_BOUNDS);
    }

    /** Executes {@code array.copy}. */
    public static void copy(Object target, int to, Object source, int from, int count) {
        ArrayInstance targetArray = of(target);
        ArrayInstance sourceArray = of(source);
        targetArray.checkRange(to, count);
        sourceArray.checkRange(from, count);
        int scale = targetArray.scale();
        System.arraycopy(sourceArray.elements(), from * scale, targetArray.elements(), to * scale, count * scale);
    }

    /** Sets elements to the numbers in a data segment; the ranges are within bounds. */
    public final void initialize(int to, MemorySegment data, long from, int count) {
        read(to, count, data, from);
    }

    @Override
    public final DefinedType type() {
        return type.type();
    }

    @Override
    public final Object get(int index) {
        Objects.checkIndex(index, length());
        return switch (element().storage()) {
            case PackedType.I8, PackedType.I16, NumberType.I32 -> (int) bits(index);
            case NumberType.I64 -> bits(index);
            case NumberType.F32 -> Float.intBitsToFloat((int) bits(index));
            case NumberType.F64 -> Double.longBitsToDouble(bits(index));
            case VectorType.V128 -> new V128(bits(index), highBits(index));
            case ReferenceType _ -> reference(index);
        };
    }

    @Override
    public final void set(int index, Object value) {
        if (!element().mutable()) {
            throw new IllegalStateException("immutable elements of " + type);
        }
        Objects.checkIndex(index, length());
        initialize(index, 1, References.check(value, element().storage()));
    }

    /** Sets elements, be they mutable or not, to an object of their Java type. */
    public final void initialize(int from, int count, Object value) {
        switch (element().storage()) {
            case PackedType.I8, PackedType.I16, NumberType.I32 -> fillBits(from, count, (Integer) value, 0);
            case NumberType.I64 -> fillBits(from, count, (Long) value, 0);
            case NumberType.F32 -> fillBits(from, count, Float.floatToRawIntBits((Float) value), 0);
            case NumberType.F64 -> fillBits(from, count, Double.doubleToRawLongBits((Double) value), 0);
            case VectorType.V128 -> {
                V128 vector = (V128) value;
                fillBits(from, count, vector.low(), vector.high());
            }
            case ReferenceType _ -> fillReference(from, count, value);
        }
    }

    private FieldType element() {
        return type.array().element();
    }
}
