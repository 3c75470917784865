package io.zeolite.api.type;

import io.zeolite.api.V128;

/**
 * The type of 128-bit vectors.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#vector-types">Specification: vector types</a>
 */
public enum VectorType implements ValueType {
    /** 128 bits, whose lanes the instructions interpret. */
    V128;

    @Override
    public Class<?> javaType() {
        return V128.class;
    }

    /** {@return {@code v128}} */
    @Override
    public String toString() {
        return "v128";
    }
}
