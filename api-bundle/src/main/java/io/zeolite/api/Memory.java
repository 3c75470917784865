package io.zeolite.api;

import io.zeolite.api.type.MemoryType;
import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A linear memory. Values are little endian and need no alignment.
 * <p>
 * Errors: each access throws {@link IndexOutOfBoundsException} if any of its bytes lies beyond the memory's size; then
 * nothing was written. After the instance that defines it was closed, accesses throw {@link IllegalStateException}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#memory-instances">Specification: memory
 *      instances</a>
 */
@ProviderType
public interface Memory {

    /** {@return what the defining module says of the memory} */
    MemoryDefinition definition();

    /** {@return addresses and size range, the minimum being the present size} */
    MemoryType type();

    /** {@return the size in bytes} */
    long size();

    /** {@return the size in pages} */
    default long pages() {
        return size() >>> type().pageSizeLog2();
    }

    /**
     * Grows the memory.
     *
     * @param pages how many pages to add, unsigned
     * @return the size before, in pages; -1 if the memory cannot grow by so much, and then nothing has changed
     */
    long grow(long pages);

    /**
     * {@return the memory itself, through which it can be read and written}
     *
     * The segment keeps its size when the memory grows and may then show what the memory once was: ask again after
     * anything that can grow it.
     */
    MemorySegment segment();

    /** {@return the byte at the offset} */
    byte getByte(long offset);

    /** {@return the 16-bit integer at the offset} */
    short getShort(long offset);

    /** {@return the 32-bit integer at the offset} */
    int getInt(long offset);

    /** {@return the 64-bit integer at the offset} */
    long getLong(long offset);

    /** {@return the single-precision number at the offset} */
    default float getFloat(long offset) {
        return Float.intBitsToFloat(getInt(offset));
    }

    /** {@return the double-precision number at the offset} */
    default double getDouble(long offset) {
        return Double.longBitsToDouble(getLong(offset));
    }

    /** Sets the byte at the offset. */
    void setByte(long offset, byte value);

    /** Sets the 16-bit integer at the offset. */
    void setShort(long offset, short value);

    /** Sets the 32-bit integer at the offset. */
    void setInt(long offset, int value);

    /** Sets the 64-bit integer at the offset. */
    void setLong(long offset, long value);

    /** Sets the single-precision number at the offset. */
    default void setFloat(long offset, float value) {
        setInt(offset, Float.floatToRawIntBits(value));
    }

    /** Sets the double-precision number at the offset. */
    default void setDouble(long offset, double value) {
        setLong(offset, Double.doubleToRawLongBits(value));
    }

    /** {@return a copy of the bytes from the offset on} */
    byte[] read(long offset, int bytes);

    /** Copies the bytes into the memory. */
    void write(long offset, byte[] bytes);

    /** {@return the text whose UTF-8 encoding takes the bytes from the offset on; malformed bytes become U+FFFD} */
    String readUtf8(long offset, int bytes);
}
