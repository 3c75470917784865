package io.zeolite.experimental.spi;

import io.zeolite.api.ModuleInstance;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told once of each instance that closes, before what it owns is given up. */
@ConsumerType
@FunctionalInterface
public interface CloseNotifier {

    /**
     * Handles the closing of an instance. What it throws is logged and dropped.
     *
     * @param instance the instance, which is marked closed
     * @param exitCode the exit code, unsigned
     */
    void closeNotify(ModuleInstance instance, int exitCode);
}
