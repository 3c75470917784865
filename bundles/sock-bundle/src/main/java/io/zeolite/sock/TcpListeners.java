package io.zeolite.sock;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.sysfs.spi.GuestSocket;
import io.zeolite.sysfs.spi.SocketSource;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The TCP listeners that a guest starts with. Give them to an instance by {@link #in}, or by
 * {@code ModuleConfig.defaults().with(TcpListeners.KEY, listeners)}.
 * <p>
 * They are opened when the guest first calls its system interface, or when {@link #open} is called for its instance if
 * that is earlier, and are closed with the instance. The guest finds them as descriptors after those of its mounts, in
 * their order. If an address cannot be listened on, what opens them fails with {@link UncheckedIOException}: for a guest
 * that runs as it is instantiated, the instantiation.
 * <p>
 * Threads: immutable; each {@code with} returns other listeners.
 */
public final class TcpListeners implements SocketSource {

    /** Where a module configuration carries the listeners. */
    public static final Context.Key<SocketSource> KEY = SocketSource.KEY;

    private static final TcpListeners NONE = new TcpListeners(List.of(), _ -> {
    });
    private static final int MAX_PORT = 65_535;

    private final List<Address> addresses;
    private final Consumer<List<InetSocketAddress>> whenOpen;

    /**
     * Where to listen.
     *
     * @param host a name or an address of this machine; empty for all its addresses
     * @param port from 0, which means any that is free, to 65535
     */
    public record Address(String host, int port) {

        /**
         * Makes an address.
         *
         * @throws IllegalArgumentException if the port is not from 0 to 65535
         */
        public Address {
            Objects.requireNonNull(host, "host");
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException("invalid port: " + port + ", not 0 to " + MAX_PORT);
            }
        }

        /** {@return host and port with a colon between} */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private TcpListeners(List<Address> addresses, Consumer<List<InetSocketAddress>> whenOpen) {
        this.addresses = List.copyOf(addresses);
        this.whenOpen = whenOpen;
    }

    /** {@return no listeners} */
    public static TcpListeners none() {
        return NONE;
    }

    /**
     * {@return one listener}
     *
     * @param host a name or an address of this machine; empty for all its addresses
     * @param port from 0, which means any that is free, to 65535
     * @throws IllegalArgumentException if the port is not from 0 to 65535
     */
    public static TcpListeners of(String host, int port) {
        return NONE.withListener(host, port);
    }

    /**
     * {@return these listeners and another}
     *
     * @param host a name or an address of this machine; empty for all its addresses
     * @param port from 0, which means any that is free, to 65535
     * @throws IllegalArgumentException if the port is not from 0 to 65535
     */
    public TcpListeners withListener(String host, int port) {
        List<Address> changed = new ArrayList<>(addresses);
        changed.add(new Address(host, port));
        return new TcpListeners(changed, whenOpen);
    }

    /**
     * {@return these listeners, which tell their addresses once they are open, in order}
     *
     * The action runs in the thread that opens them, before the guest goes on. It tells which ports were free when the
     * guest runs as it is instantiated.
     */
    public TcpListeners whenOpen(Consumer<List<InetSocketAddress>> action) {
        return new TcpListeners(addresses, whenOpen.andThen(action));
    }

    /** {@return the configuration with these listeners; the same object if there are none} */
    public ModuleConfig in(ModuleConfig config) {
        return addresses.isEmpty() ? config : config.with(KEY, this);
    }

    /** {@return where to listen, in order; cannot be modified} */
    public List<Address> addresses() {
        return addresses;
    }

    /**
     * {@return the addresses of the listeners of an instance, in order, which are opened if they are not}
     *
     * @throws UncheckedIOException         if one cannot be opened
     * @throws io.zeolite.api.ExitException if the instance is closed
     */
    public static List<InetSocketAddress> open(ModuleInstance instance) {
        return instance.config().find(KEY).filter(TcpListeners.class::isInstance).map(TcpListeners.class::cast)
                .map(listeners -> listeners.openIn(instance).addresses()).orElse(List.of());
    }

    @Override
    public List<GuestSocket> openFor(ModuleInstance guest) {
        return openIn(guest).sockets();
    }

    private OpenListeners openIn(ModuleInstance instance) {
        return instance.attachment(OpenListeners.KEY, _ -> {
            OpenListeners open = OpenListeners.of(addresses);
            try {
                whenOpen.accept(open.addresses());
            } catch (RuntimeException failure) {
                open.close();
                throw failure;
            }
            return open;
        });
    }

    /** {@return the addresses, for people} */
    @Override
    public String toString() {
        return addresses.toString();
    }
}
