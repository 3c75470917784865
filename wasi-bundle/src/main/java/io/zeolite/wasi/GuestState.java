package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.spi.NanoClock;
import io.zeolite.api.spi.Sleeper;
import io.zeolite.api.spi.WallClock;
import io.zeolite.sysfs.Mounts;
import io.zeolite.sysfs.spi.SocketSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What a guest has: its arguments, its clocks, its open files. Made from its configuration and closed with it. */
final class GuestState implements AutoCloseable {

    static final Context.Key<GuestState> KEY = Context.Key.of("io.zeolite.wasi.state", GuestState.class);

    private final List<byte[]> arguments;
    private final List<byte[]> environment;
    private final ModuleConfig.Clock<WallClock> wallClock;
    private final ModuleConfig.Clock<NanoClock> nanoClock;
    private final Sleeper sleeper;
    private final Runnable yielder;
    private final RandomGenerator random;
    private final DescriptorTable descriptors;
    private final Readiness readiness;

    GuestState(ModuleInstance guest, Mounts mounts) {
        ModuleConfig config = guest.config();
        arguments = terminated(config.arguments().stream());
        environment = terminated(config.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()));
        wallClock = config.wallClock();
        nanoClock = config.nanoClock();
        sleeper = config.sleeper();
        yielder = config.yielder();
        random = config.random();
        descriptors = new DescriptorTable();
        readiness = new Readiness(guest);
        descriptors.addNew(new InputDescriptor(new InputFile(config.stdin())));
        descriptors.addNew(Descriptor.ofStream(new OutputFile(config.stdout())));
        descriptors.addNew(Descriptor.ofStream(new OutputFile(config.stderr())));
        mounts.entries()
                .forEach(mount -> descriptors.addNew(DirectoryDescriptor.preopened(mount)));
        config.find(SocketSource.KEY).ifPresent(source -> open(source, guest));
    }

    private void open(SocketSource source, ModuleInstance guest) {
        try {
            source.openFor(guest).forEach(socket -> descriptors.addNew(new SocketDescriptor(socket, 0)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<byte[]> terminated(Stream<String> texts) {
        return texts.map(text -> (text + '\0').getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** {@return the arguments, each with NUL at its end} */
    List<byte[]> arguments() {
        return arguments;
    }

    /** {@return the variables as {@code key=value}, each with NUL at its end} */
    List<byte[]> environment() {
        return environment;
    }

    ModuleConfig.Clock<WallClock> wallClock() {
        return wallClock;
    }

    ModuleConfig.Clock<NanoClock> nanoClock() {
        return nanoClock;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    Runnable yielder() {
        return yielder;
    }

    /** {@return the source of random numbers, not to be used by two threads at a time} */
    RandomGenerator random() {
        return random;
    }

    DescriptorTable descriptors() {
        return descriptors;
    }

    /** {@return what waits for sockets} */
    Readiness readiness() {
        return readiness;
    }

    @Override
    public void close() throws IOException {
        readiness.close();
        descriptors.close();
    }
}
