package io.zeolite.cli;

import io.zeolite.api.ModuleConfig;
import io.zeolite.sock.TcpListeners;
import io.zeolite.sysfs.Mounts;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a guest sees: arguments, streams, environment, directories, sockets.
 *
 * @param terminal what surrounds the command
 * @param options  what the user says
 */
record GuestSurroundings(Terminal terminal, RunOptions options) {

    /** The start function of modules that are called, and not run. */
    private static final String INITIALIZE = "_initialize";

    /**
     * {@return what the guest sees, its own name first}
     *
     * @throws CommandException if an option makes no sense
     */
    ModuleConfig config(String name) {
        List<String> arguments = options.invoke().isPresent() ? new ArrayList<>()
                : new ArrayList<>(options.arguments());
        arguments.addFirst(name);
        ModuleConfig config = ModuleConfig.defaults()
                .withArguments(arguments)
                .withStdin(terminal.in())
                .withStdout(terminal.out())
                .withStderr(terminal.err())
                .withSystemServices()
                .with(Mounts.KEY, mounts());
        for (Map.Entry<String, String> variable : environment().entrySet()) {
            config = config.withEnvironment(variable.getKey(), variable.getValue());
        }
        if (!options.listens().isEmpty()) {
            config = listeners().in(config);
        }
        return options.invoke().isPresent() ? config.withStartFunctions(INITIALIZE) : config;
    }

    private Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        if (options.envInherit()) {
            all.putAll(terminal.environment());
            all.keySet().removeIf(key -> key.isEmpty() || key.contains("=")); // Windows has such
        }
        for (String variable : options.env()) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new CommandException("invalid environment variable: " + variable);
            }
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return all;
    }

    private Mounts mounts() {
        Mounts all = Mounts.none();
        for (String mount : options.mounts()) {
            all = MountOption.parse(mount).addTo(all);
        }
        return all;
    }

    private TcpListeners listeners() {
        TcpListeners all = TcpListeners.none();
        boolean anyPort = false;
        for (String listen : options.listens()) {
            ListenOption option = ListenOption.parse(listen);
            all = option.addTo(all);
            anyPort |= option.port() == 0;
        }
        return anyPort ? all.whenOpen(this::tell) : all;
    }

    private void tell(List<InetSocketAddress> addresses) {
        for (InetSocketAddress address : addresses) {
            terminal.err().println("listening on " + address.getHostString() + ":" + address.getPort());
        }
    }
}
