package io.zeolite.experimental.spi;

import io.zeolite.api.ModuleInstance;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told once of each instance that closes, before what it owns is given up: its files, its memories, its code. It is
 * told of those whose instantiation reached the end of the module's start function. A runtime that closes closes the
 * latest instance first.
 * <p>
 * As services: all are told, after the one of the context. One that has departed is told nothing.
 * <p>
 * Threads: called by whoever closes the instance: the embedder, a call whose guest exits, the thread that cancels a
 * context or watches its deadline, or the one that takes a service back.
 */
@ConsumerType
@FunctionalInterface
public interface CloseNotifier {

    /**
     * Handles the closing of an instance. What it throws is logged and dropped; closing goes on.
     *
     * @param instance the instance, which is marked closed
     * @param exitCode the exit code, unsigned
     */
    void closeNotify(ModuleInstance instance, int exitCode);
}
