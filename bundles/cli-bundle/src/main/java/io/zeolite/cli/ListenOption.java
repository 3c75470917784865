package io.zeolite.cli;

import io.zeolite.sock.TcpListeners;

/**
 * An address on which the guest accepts connections: the value of {@code --listen}.
 *
 * @param host a name or an address of this machine; empty for all its addresses
 * @param port the port; 0 is any that is free
 */
record ListenOption(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /**
     * {@return the address that the text means: {@code <host>:<port>}}
     *
     * The last colon separates; an IPv6 address stands in brackets.
     *
     * @throws CommandException if it means none
     */
    static ListenOption parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new CommandException("invalid listen: " + text + ", not host:port");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.contains(":") && !bracketed) {
            throw new CommandException("invalid listen: " + text + ", not host:port; brackets around IPv6 addresses");
        }
        return new ListenOption(bracketed ? host.substring(1, host.length() - 1) : host,
                port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new CommandException("invalid listen port: " + text + ", not 0 to " + MAX_PORT);
    }

    TcpListeners addTo(TcpListeners listeners) {
        return listeners.withListener(host, port);
    }
}
