package io.zeolite.api.type;

import java.util.Locale;

/**
 * Integer and floating-point types. Integers have no signedness of their own; instructions interpret them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#number-types">Specification: number types</a>
 */
public enum NumberType implements ValueType {
    /** 32-bit integers, carried as {@code int}. */
    I32(int.class, 4),
    /** 64-bit integers, carried as {@code long}. */
    I64(long.class, 8),
    /** IEEE 754 single precision, carried as {@code float}. */
    F32(float.class, 4),
    /** IEEE 754 double precision, carried as {@code double}. */
    F64(double.class, 8);

    private final Class<?> javaType;
    private final int bytes;

    NumberType(Class<?> javaType, int bytes) {
        this.javaType = javaType;
        this.bytes = bytes;
    }

    @Override
    public Class<?> javaType() {
        return javaType;
    }

    /** {@return the width in bytes: 4 or 8} */
    public int bytes() {
        return bytes;
    }

    /** {@return the type in the text format, for example {@code i32}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
