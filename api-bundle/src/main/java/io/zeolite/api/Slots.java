package io.zeolite.api;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.List;
import java.util.Objects;

/**
 * The values of a call: parameters on entry, results on return, in the same slots from 0 on.
 * <p>
 * Shape: one {@code long} per slot. i32 is zero-extended, f32 has its bits in the low word, v128 takes two slots (low,
 * then high), a reference takes one slot, whose object stands beside it. Null is the null reference.
 * <p>
 * Errors: each access throws {@link IndexOutOfBoundsException} for a slot that does not exist.
 * <p>
 * Threads: confined to the call.
 */
public final class Slots {

    private static final Object[] NO_REFERENCES = {};

    private final long[] bits;
    private final Object[] references;

    private Slots(int size, boolean withReferences) {
        this.bits = new long[size];
        this.references = withReferences ? new Object[size] : NO_REFERENCES;
    }

    private Slots(long[] bits) {
        this.bits = bits;
        this.references = NO_REFERENCES;
    }

    /** {@return slots without references that hold a copy of the bits} */
    public static Slots of(long... bits) {
        return new Slots(bits.clone());
    }

    /** {@return zeroed slots without room for references} */
    public static Slots ofSize(int size) {
        return new Slots(size, false);
    }

    /** {@return zeroed slots with room for references} */
    public static Slots withReferences(int size) {
        return new Slots(size, true);
    }

    /** {@return zeroed slots that are large enough for both the parameters and the results of the type} */
    public static Slots forType(FunctionType type) {
        boolean references = hasReference(type.parameters()) || hasReference(type.results());
        return new Slots(Math.max(type.parameterSlots(), type.resultSlots()), references);
    }

    private static boolean hasReference(List<ValueType> types) {
        for (ValueType type : types) {
            if (type instanceof ReferenceType) {
                return true;
            }
        }
        return false;
    }

    /** {@return the number of slots} */
    public int size() {
        return bits.length;
    }

    /** {@return the i32 in the slot} */
    public int getInt(int slot) {
        return (int) bits[slot];
    }

    /** {@return the i64, or the raw bits, in the slot} */
    public long getLong(int slot) {
        return bits[slot];
    }

    /** {@return the f32 in the slot} */
    public float getFloat(int slot) {
        return Float.intBitsToFloat((int) bits[slot]);
    }

    /** {@return the f64 in the slot} */
    public double getDouble(int slot) {
        return Double.longBitsToDouble(bits[slot]);
    }

    /** {@return the v128 in this slot and the next} */
    public V128 getV128(int slot) {
        return new V128(bits[slot], bits[slot + 1]);
    }

    /** {@return the reference in the slot; null is the null reference} */
    public Object getReference(int slot) {
        Objects.checkIndex(slot, bits.length);
        return slot < references.length ? references[slot] : null;
    }

    /** Sets the slot to an i32. */
    public void setInt(int slot, int value) {
        bits[slot] = Integer.toUnsignedLong(value);
    }

    /** Sets the slot to an i64, or to raw bits. */
    public void setLong(int slot, long value) {
        bits[slot] = value;
    }

    /** Sets the slot to an f32. */
    public void setFloat(int slot, float value) {
        bits[slot] = Integer.toUnsignedLong(Float.floatToRawIntBits(value));
    }

    /** Sets the slot to an f64. */
    public void setDouble(int slot, double value) {
        bits[slot] = Double.doubleToRawLongBits(value);
    }

    /** Sets this slot and the next to a v128. */
    public void setV128(int slot, V128 value) {
        Objects.checkFromIndexSize(slot, 2, bits.length);
        bits[slot] = value.low();
        bits[slot + 1] = value.high();
    }

    /**
     * Sets the slot to a reference.
     *
     * @throws IndexOutOfBoundsException if the slot does not exist or these slots have no room for references
     */
    public void setReference(int slot, Object reference) {
        references[slot] = reference;
    }

    /** {@return the value in the slot as an object of the type's Java type} */
    public Object get(int slot, ValueType type) {
        return switch (type) {
            case NumberType.I32 -> getInt(slot);
            case NumberType.I64 -> getLong(slot);
            case NumberType.F32 -> getFloat(slot);
            case NumberType.F64 -> getDouble(slot);
            case VectorType.V128 -> getV128(slot);
            case ReferenceType _ -> getReference(slot);
        };
    }

    /**
     * Sets the slot to an object of the type's Java type.
     *
     * @throws ClassCastException if the object is of another type
     */
    public void set(int slot, ValueType type, Object value) {
        switch (type) {
            case NumberType.I32 -> setInt(slot, (Integer) value);
            case NumberType.I64 -> setLong(slot, (Long) value);
            case NumberType.F32 -> setFloat(slot, (Float) value);
            case NumberType.F64 -> setDouble(slot, (Double) value);
            case VectorType.V128 -> setV128(slot, (V128) value);
            case ReferenceType _ -> setReference(slot, value);
        }
    }

    /** {@return the slots as unsigned hexadecimal numbers} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int slot = 0; slot < bits.length; slot++) {
            text.append(slot == 0 ? "0x" : " 0x").append(Long.toHexString(bits[slot]));
        }
        return text.append(']').toString();
    }
}
