package io.zeolite.format;

import java.util.Arrays;
import java.util.Objects;

/**
 * A range of bytes, not copied: its offsets are those of the module. Two are equal if their bytes are.
 *
 * @param source what holds the bytes; not to be changed
 * @param start  the offset of the first byte
 * @param end    the offset after the last byte
 */
public record ByteSlice(byte[] source, int start, int end) {

    /**
     * Makes a slice.
     *
     * @throws IndexOutOfBoundsException if the range is not within the source
     */
    public ByteSlice {
        Objects.checkFromToIndex(start, end, source.length);
    }

    /** {@return the slice of all these bytes, which are not copied} */
    public static ByteSlice of(byte... bytes) {
        return new ByteSlice(bytes, 0, bytes.length);
    }

    /** {@return the number of bytes} */
    public int length() {
        return end - start;
    }

    /** {@return a copy of the bytes} */
    public byte[] toArray() {
        return Arrays.copyOfRange(source, start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSlice that
                && Arrays.equals(source, start, end, that.source, that.start, that.end);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toArray());
    }

    /** {@return the range} */
    @Override
    public String toString() {
        return "bytes 0x%x to 0x%x".formatted(start, end);
    }
}
