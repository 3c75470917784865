package io.zeolite.api;

/**
 * What an {@code i31ref} refers to: a 31-bit integer. Two are the same reference if they are equal.
 *
 * @param value the integer, sign-extended
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#values">Specification: values</a>
 */
public record I31(int value) {

    /** Keeps the lower 31 bits of the value, as {@code ref.i31} does. */
    public I31 {
        value = value << 1 >> 1;
    }

    /** {@return the integer, zero-extended} */
    public int unsigned() {
        return value & Integer.MAX_VALUE;
    }
}
