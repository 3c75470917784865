package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of global variables.
 *
 * @param value   the type of the value
 * @param mutable whether the value can be set
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#global-types">Specification: global types</a>
 */
public record GlobalType(ValueType value, boolean mutable) implements ExternType {

    /**
     * Makes a global type.
     *
     * @throws NullPointerException if {@code value} is null
     */
    public GlobalType {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public ExternKind kind() {
        return ExternKind.GLOBAL;
    }

    /** {@return the type in the text format, for example {@code global (mut i32)}} */
    @Override
    public String toString() {
        return "global " + (mutable ? "(mut " + value + ")" : value);
    }
}
