package io.zeolite.sock;

import io.zeolite.api.Context;
import io.zeolite.sysfs.spi.GuestSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The listeners of an instance, which are closed with it. */
final class OpenListeners implements AutoCloseable {

    static final Context.Key<OpenListeners> KEY = Context.Key.of("io.zeolite.sock.open", OpenListeners.class);

    private final List<TcpListener> listeners = new ArrayList<>();

    private OpenListeners() {
    }

    /** @throws UncheckedIOException if an address cannot be listened on; then none is */
    static OpenListeners of(List<TcpListeners.Address> addresses) {
        OpenListeners open = new OpenListeners();
        for (TcpListeners.Address address : addresses) {
            try {
                open.listeners.add(TcpListener.open(address));
            } catch (IOException failure) {
                open.close();
                throw new UncheckedIOException("cannot listen on " + address + ": " + failure.getMessage(), failure);
            }
        }
        return open;
    }

    List<GuestSocket> sockets() {
        return List.copyOf(listeners);
    }

    /** {@return where they listen} */
    List<InetSocketAddress> addresses() {
        return listeners.stream().map(TcpListener::address).toList();
    }

    @Override
    public void close() {
        listeners.forEach(TcpListener::close);
    }
}
