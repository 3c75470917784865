package io.zeolite.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the primitive grammar of the binary format to bytes that grow; integers take as few bytes as they can.
 * <p>
 * <b>Threads:</b> confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/values.html">Specification: values</a>
 */
public final class ByteWriter {

    private static final int FIRST_CAPACITY = 64;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** Makes an empty writer. */
    public ByteWriter() {}

    /** {@return the number of bytes written} */
    public int size() {
        return size;
    }

    /** {@return a copy of what was written} */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes the low byte of a number. */
    public void u8(int octet) {
        reserve(1);
        bytes[size++] = (byte) octet;
    }

    /** Writes an unsigned number of 32 bits in LEB128. */
    public void u32(int value) {
        u64(Integer.toUnsignedLong(value));
    }

    /** Writes an unsigned number of 64 bits in LEB128. */
    public void u64(long value) {
        long rest = value;
        while (Long.compareUnsigned(rest, 0x80) >= 0) {
            u8((int) rest | 0x80);
            rest >>>= 7;
        }
        u8((int) rest);
    }

    /** Writes a signed number in LEB128. */
    public void s64(long value) {
        long rest = value;
        while (rest < -0x40 || rest >= 0x40) {
            u8((int) rest | 0x80);
            rest >>= 7;
        }
        u8((int) rest & 0x7F);
    }

    /** Writes four bytes, little-endian. */
    public void i32Bits(int bits) {
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            u8(bits >>> shift);
        }
    }

    /** Writes eight bytes, little-endian. */
    public void i64Bits(long bits) {
        i32Bits((int) bits);
        i32Bits((int) (bits >>> Integer.SIZE));
    }

    /** Writes a name: the length in bytes, then UTF-8. */
    public void name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        u32(utf8.length);
        bytes(ByteSlice.of(utf8));
    }

    /** Writes bytes as they are. */
    public void bytes(ByteSlice slice) {
        reserve(slice.length());
        System.arraycopy(slice.source(), slice.start(), bytes, size, slice.length());
        size += slice.length();
    }

    /** Writes what another writer holds, after its length. */
    public void sized(ByteWriter content) {
        u32(content.size);
        append(content);
    }

    /** Writes what another writer holds. */
    public void append(ByteWriter content) {
        bytes(new ByteSlice(content.bytes, 0, content.size));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * size));
        }
    }
}
