package io.zeolite.format;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;

/**
 * The kinds of operands and results in a {@link Signature}: number and vector types, and addresses whose type depends
 * on the memory or table that the instruction names.
 */
public enum OperandKind {
    /** A 32-bit integer. */
    I32("i32", NumberType.I32),
    /** A 64-bit integer. */
    I64("i64", NumberType.I64),
    /** A single precision number. */
    F32("f32", NumberType.F32),
    /** A double precision number. */
    F64("f64", NumberType.F64),
    /** A vector. */
    V128("v128", VectorType.V128),
    /** An address into the memory or table named; where two are named, into the first, the destination. */
    ADDRESS("at", NumberType.I32),
    /** An address into the memory or table named second, the source. */
    ADDRESS_2("at_2", NumberType.I32),
    /** A length that fits both: i64 only if both have 64-bit addresses. */
    ADDRESS_MIN("at_min", NumberType.I32);

    private final String text;
    private final ValueType type;

    OperandKind(String text, ValueType type) {
        this.text = text;
        this.type = type;
    }

    /** {@return the kind that stands so in the opcode table} */
    static OperandKind ofText(String text) {
        for (OperandKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** {@return whether the type depends on a memory or table} */
    public boolean isAddress() {
        return compareTo(ADDRESS) >= 0;
    }

    /**
     * {@return the value type, given the address types of what the instruction names}
     *
     * @param first  the address type of the memory or table that {@link #ADDRESS} is about; read by address kinds only
     * @param second the address type of the one that {@link #ADDRESS_2} is about; the same as {@code first} where the
     *               instruction names one
     */
    public ValueType valueType(AddressType first, AddressType second) {
        return switch (this) {
            case I32, I64, F32, F64, V128 -> type;
            case ADDRESS -> first.valueType();
            case ADDRESS_2 -> second.valueType();
            case ADDRESS_MIN -> (first == AddressType.I64 ? second : first).valueType();
        };
    }

    /** {@return the kind as it stands in the opcode table, for example {@code i32} or {@code at}} */
    @Override
    public String toString() {
        return text;
    }
}
