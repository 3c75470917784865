package io.zeolite.text.script;

import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;

/** A value in a script. */
public sealed interface Constant {

    /** Puts the value into a slot, and the next if it takes two. */
    void store(Slots slots, int slot);

    /** {@return whether the slot holds this value} */
    boolean matches(Slots slots, int slot, ValueType type);

    /**
     * A number.
     *
     * @param type its type
     * @param bits the value, in the low bits
     */
    record Number(NumberType type, long bits) implements Constant {

        @Override
        public void store(Slots slots, int slot) {
            slots.setLong(slot, type.bytes() == Integer.BYTES ? Integer.toUnsignedLong((int) bits) : bits);
        }

        @Override
        public boolean matches(Slots slots, int slot, ValueType actual) {
            return actual == type && (type.bytes() == Integer.BYTES
                    ? slots.getInt(slot) == (int) bits
                    : slots.getLong(slot) == bits);
        }

        /** {@return the constant in the text format, with the bits of floating-point numbers in hexadecimal} */
        @Override
        public String toString() {
            return switch (type) {
                case I32 -> "i32 " + (int) bits;
                case I64 -> "i64 " + bits;
                case F32 -> "f32 " + Float.intBitsToFloat((int) bits) + " 0x" + Integer.toHexString((int) bits);
                case F64 -> "f64 " + Double.longBitsToDouble(bits) + " 0x" + Long.toHexString(bits);
            };
        }
    }

    /**
     * A vector.
     *
     * @param value its bits
     */
    record Vector(V128 value) implements Constant {

        @Override
        public void store(Slots slots, int slot) {
            slots.setV128(slot, value);
        }

        @Override
        public boolean matches(Slots slots, int slot, ValueType actual) {
            return actual == VectorType.V128 && slots.getV128(slot).equals(value);
        }
    }

    /** The null reference. */
    record Null() implements Constant {

        @Override
        public void store(Slots slots, int slot) {
            slots.setReference(slot, null);
        }

        @Override
        public boolean matches(Slots slots, int slot, ValueType actual) {
            return actual instanceof ReferenceType && slots.getReference(slot) == null;
        }
    }

    /**
     * A reference to a host value.
     *
     * @param number tells host values apart
     */
    record Host(int number) implements Constant {

        @Override
        public void store(Slots slots, int slot) {
            slots.setReference(slot, this);
        }

        @Override
        public boolean matches(Slots slots, int slot, ValueType actual) {
            return actual instanceof ReferenceType && equals(slots.getReference(slot));
        }
    }
}
