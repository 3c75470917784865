package io.zeolite.format;

import java.util.Objects;

/**
 * A sequence of instructions in the binary format, with the {@code end} that closes it. The bytes are not copied: offsets
 * are those of the module. Two are equal if their bytes are.
 *
 * @param source what holds the bytes; not to be changed
 * @param start  the offset of the first instruction
 * @param end    the offset after the closing {@code end}
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html#expressions">Specification:
 *      expressions</a>
 */
public record Expression(byte[] source, int start, int end) {

    /**
     * Makes an expression; its instructions are not looked at.
     *
     * @throws IndexOutOfBoundsException if the range is not within the source
     */
    public Expression {
        Objects.checkFromToIndex(start, end, source.length);
    }

    /** {@return the expression of all these bytes, which are not copied} */
    public static Expression of(byte... bytes) {
        return new Expression(bytes, 0, bytes.length);
    }

    /** {@return the bytes} */
    public ByteSlice bytes() {
        return new ByteSlice(source, start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    /** {@return the range} */
    @Override
    public String toString() {
        return "expression of " + bytes();
    }
}
