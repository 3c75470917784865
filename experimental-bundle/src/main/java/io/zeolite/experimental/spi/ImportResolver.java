package io.zeolite.experimental.spi;

import io.zeolite.api.ModuleInstance;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Resolves imports before the runtime looks for instances by name.
 * <p>
 * Errors: what {@code resolve} throws fails the instantiation and reaches its caller as it is; null fails it with
 * {@link IllegalStateException}, an instance that is closed or of another engine with
 * {@link io.zeolite.api.UnlinkableException}. Nothing else is concerned.
 * <p>
 * As services: they are asked in turn until one answers. When one departs, instances that it gave stay as they are.
 * <p>
 * Threads: safe.
 */
@ConsumerType
@FunctionalInterface
public interface ImportResolver {

    /**
     * {@return the instance that serves all imports from the module name, or nothing to leave it to others}
     *
     * The instance must be one of the same engine; it may be anonymous.
     *
     * @param moduleName the module name of the imports; asked once for each instantiation
     */
    Optional<ModuleInstance> resolve(String moduleName);
}
