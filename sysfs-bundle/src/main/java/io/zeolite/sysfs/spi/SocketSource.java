package io.zeolite.sysfs.spi;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Opens the sockets that a guest starts with. Give one to an instance by
 * {@code ModuleConfig.defaults().with(SocketSource.KEY, source)}; without, a guest has no socket. A system interface
 * opens them when the guest first calls it, after the mounts, and closes them with the instance.
 * <p>
 * Threads: safe; one source may serve many guests.
 */
@ConsumerType
@FunctionalInterface
public interface SocketSource {

    /** Where a module configuration carries the source. */
    Context.Key<SocketSource> KEY = Context.Key.of("io.zeolite.sysfs.sockets", SocketSource.class);

    /**
     * {@return the sockets, in order}
     *
     * @param guest whom they are for
     * @throws IOException if one cannot be opened; then none is open
     */
    List<GuestSocket> openFor(ModuleInstance guest) throws IOException;
}
