package io.zeolite.format;

import java.util.Objects;

/**
 * Bytes to be copied into memories.
 *
 * @param bytes the content
 * @param mode  when and where it is copied: passive or active
 */
public record DataSegment(ByteSlice bytes, SegmentMode mode) {

    /**
     * Makes a data segment.
     *
     * @throws NullPointerException if an argument is null
     */
    public DataSegment {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(mode, "mode");
    }
}
