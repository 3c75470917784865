package io.zeolite.experimental.spi;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The bytes of one memory.
 * <p>
 * Errors: what {@code reallocate} throws, and {@link IllegalStateException} if it gives null or another segment than
 * described, fails the instantiation or the call of the guest that grows; the memory stays as it was. What {@code free}
 * throws is logged and dropped.
 * <p>
 * Threads: one call at a time.
 */
@ConsumerType
public interface LinearMemory {

    /**
     * Provides a size, once at first and then whenever the memory grows.
     *
     * @param bytes the size in bytes, a multiple of 8, never less than before
     * @return a native segment of at least this size, aligned to 8 bytes, that every thread may read and write, which holds
     *         what was there before and is zero beyond; it may be another segment than before unless the memory is shared;
     *         nothing if there is not enough memory, and then the present segment stays in use
     */
    Optional<MemorySegment> reallocate(long bytes);

    /**
     * Gives up the bytes, once, when the instance that defines the memory closes or could not be made. A thread may be
     * executing in the guest: from now on its access has to fail, as it does where a shared arena was closed.
     */
    void free();
}
