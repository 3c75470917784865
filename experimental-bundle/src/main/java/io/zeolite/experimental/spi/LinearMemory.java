package io.zeolite.experimental.spi;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The bytes of one memory. */
@ConsumerType
public interface LinearMemory {

    /**
     * Provides a size, once at first and then whenever the memory grows.
     *
     * @param bytes the size in bytes, a multiple of 8, never less than before
     * @return a native segment of at least this size, aligned to 8 bytes, which holds what was there before and is zero beyond; it may be
     *         another segment than before unless the memory is shared; nothing if there is not enough memory
     */
    Optional<MemorySegment> reallocate(long bytes);

    /** Gives up the bytes, once, when the instance that defines the memory closes or could not be made. */
    void free();
}
