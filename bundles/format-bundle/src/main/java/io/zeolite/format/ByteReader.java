package io.zeolite.format;

import io.zeolite.api.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads the primitive grammar of the binary format from a range of bytes. Every check of bounds stands here; offsets are
 * those of the whole source.
 * <p>
 * <b>Errors:</b> every reading method throws {@link MalformedException} if the range ends within what it reads.
 * <p>
 * <b>Threads:</b> confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/values.html">Specification: values</a>
 */
public final class ByteReader {

    private static final String UNEXPECTED_END = "unexpected end of section or function";

    private final byte[] source;
    private final int end;
    private int position;

    /** Makes a reader of all the bytes, which are not copied. */
    public ByteReader(byte[] source) {
        this(source, 0, source.length);
    }

    /**
     * Makes a reader of a range of bytes, which are not copied.
     *
     * @throws IndexOutOfBoundsException if the range is not within the source
     */
    public ByteReader(byte[] source, int start, int end) {
        Objects.checkFromToIndex(start, end, source.length);
        this.source = source;
        this.position = start;
        this.end = end;
    }

    /** {@return the bytes that this reads a range of} */
    public byte[] source() {
        return source;
    }

    /** {@return the offset of the next byte} */
    public int position() {
        return position;
    }

    /** Goes on with the byte at an offset. */
    void position(int newPosition) {
        position = Objects.checkIndex(newPosition, end);
    }

    /** {@return the offset after the last byte} */
    public int end() {
        return end;
    }

    /** {@return the number of bytes not yet read} */
    public int remaining() {
        return end - position;
    }

    /** {@return whether there are bytes not yet read} */
    public boolean hasRemaining() {
        return position < end;
    }

    /** {@return the next byte, unsigned} */
    public int u8() {
        if (position >= end) {
            throw unexpectedEnd();
        }
        return source[position++] & 0xFF;
    }

    /** {@return the next byte, unsigned, which stays the next} */
    public int peek() {
        if (position >= end) {
            throw unexpectedEnd();
        }
        return source[position] & 0xFF;
    }

    /** {@return the next unsigned LEB128 number of at most 32 bits} */
    public int u32() {
        if (position < end && source[position] >= 0) { // most integers take one byte
            return source[position++];
        }
        return (int) unsigned(32);
    }

    /**
     * {@return the next number of elements, each of which takes at least a byte}
     *
     * @throws MalformedException also if there are not as many bytes left, so that memory can be set aside for the elements
     */
    public int count() {
        int count = u32();
        if (Integer.compareUnsigned(count, remaining()) > 0) {
            throw malformed("%s: %s elements in %d bytes"
                    .formatted(UNEXPECTED_END, Integer.toUnsignedString(count), remaining()), position);
        }
        return count;
    }

    /** {@return the next unsigned LEB128 number of at most 64 bits} */
    public long u64() {
        if (position < end && source[position] >= 0) {
            return source[position++];
        }
        return unsigned(64);
    }

    /** {@return the next signed LEB128 number of at most 32 bits} */
    public int s32() {
        if (position < end && source[position] >= 0) {
            return source[position++] << 25 >> 25;
        }
        return (int) signed(32);
    }

    /** {@return the next signed LEB128 number of at most 33 bits} */
    public long s33() {
        return signed(33);
    }

    /** {@return the next signed LEB128 number of at most 64 bits} */
    public long s64() {
        return signed(64);
    }

    /** {@return the next four bytes, little-endian} */
    public int i32Bits() {
        return ByteBuffer.wrap(source, take(4), 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** {@return the next eight bytes, little-endian} */
    public long i64Bits() {
        return ByteBuffer.wrap(source, take(8), 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private long unsigned(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int octet = octetOfInteger();
            if (shift + 7 > bits) {
                if ((octet & 0x7F) >>> (bits - shift) != 0) {
                    throw malformed("integer too large", start);
                }
                if (octet >= 0x80) {
                    throw malformed("integer representation too long", start);
                }
            }
            value |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                requireWithin();
                return value;
            }
        }
    }

    private long signed(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int octet = octetOfInteger();
            if (shift + 7 > bits) {
                int sign = (octet << 25) >> 25 >> (bits - shift - 1);
                if (sign != 0 && sign != -1) {
                    throw malformed("integer too large", start);
                }
                if (octet >= 0x80) {
                    throw malformed("integer representation too long", start);
                }
            }
            value |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                requireWithin();
                int unused = Math.max(57 - shift, 0);
                return value << unused >> unused;
            }
        }
    }

    /** Looks beyond the range, because an integer that is too long is why the range seems to end within it. */
    private int octetOfInteger() {
        if (position >= source.length) {
            throw unexpectedEnd();
        }
        return source[position++] & 0xFF;
    }

    private void requireWithin() {
        if (position > end) {
            position = end;
            throw unexpectedEnd();
        }
    }

    /**
     * {@return the next name}
     *
     * @throws MalformedException also if the bytes are not UTF-8
     */
    public String name() {
        int length = u32();
        int start = position;
        if (Integer.compareUnsigned(length, remaining()) > 0) {
            throw malformed("length out of bounds: name of %s bytes, unexpected end after %d"
                    .formatted(Integer.toUnsignedString(length), remaining()), start);
        }
        position += length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, start, length)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("malformed UTF-8 encoding", start);
        }
    }

    /**
     * {@return the next bytes}
     *
     * @param length how many, unsigned
     */
    public ByteSlice slice(int length) {
        int start = take(length);
        return new ByteSlice(source, start, position);
    }

    /**
     * {@return the bytes that follow their number, which comes next}
     *
     * @param what what they are, for messages
     */
    ByteSlice sized(String what) {
        int at = position;
        int size = u32();
        if (Integer.compareUnsigned(size, remaining()) > 0) {
            throw malformed("length out of bounds: unexpected end, %s of %s bytes, %d left"
                    .formatted(what, Integer.toUnsignedString(size), remaining()), at);
        }
        return slice(size);
    }

    /**
     * {@return a reader of the next bytes, which are taken as read}
     *
     * @param length how many, unsigned
     */
    public ByteReader reader(int length) {
        int start = take(length);
        return new ByteReader(source, start, position);
    }

    /** {@return the error with this message at an offset} */
    MalformedException malformed(String message, int at) {
        return new MalformedException(message, at);
    }

    private int take(int length) {
        if (Integer.compareUnsigned(length, remaining()) > 0) {
            throw malformed("%s: %s bytes needed, %d left"
                    .formatted(UNEXPECTED_END, Integer.toUnsignedString(length), remaining()), position);
        }
        int start = position;
        position += length;
        return start;
    }

    private MalformedException unexpectedEnd() {
        return malformed(UNEXPECTED_END, position);
    }
}
