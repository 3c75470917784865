package io.zeolite.experimental.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Allocates the memories that modules define.
 * <p>
 * Errors: what {@code allocate} throws fails the instantiation and reaches its caller as it is; null fails it with
 * {@link IllegalStateException}. Nothing else is concerned.
 * <p>
 * As a service: the best one that answers is taken. When it departs, the instances whose memory it has are closed
 * first, with {@link io.zeolite.api.ExitException#SERVICE_DEPARTED}.
 * <p>
 * Threads: safe.
 */
@ConsumerType
@FunctionalInterface
public interface MemoryAllocator {

    /**
     * {@return a memory without bytes yet, or nothing to leave it to others}
     *
     * @param capacityBytes the size that will be asked for first; the maximum if the runtime is so configured, or if the
     *                      memory is shared and so must never move
     * @param maximumBytes  the most that will ever be asked for
     */
    Optional<LinearMemory> allocate(long capacityBytes, long maximumBytes);
}
