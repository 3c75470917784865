package io.zeolite.api;

import io.zeolite.api.spi.NanoClock;
import io.zeolite.api.spi.Sleeper;
import io.zeolite.api.spi.WallClock;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Configures an instance: its name, its start functions, and what a system interface shows to it. By default a guest
 * has no arguments, no environment, no input, and nowhere to write; its clocks and random numbers are deterministic.
 * <p>
 * Threads: immutable; each {@code with} returns another configuration.
 */
public final class ModuleConfig {

    /** The function that runs after instantiation by default, if it is exported. */
    public static final String DEFAULT_START_FUNCTION = "_start";

    private static final long MAX_RESOLUTION_NANOS = 3_600_000_000_000L;
    private static final ModuleConfig DEFAULT = new ModuleConfig(new Builder());

    private final Optional<String> name;
    private final List<String> startFunctions;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final InputStream stdin;
    private final OutputStream stdout;
    private final OutputStream stderr;
    private final Optional<Clock<WallClock>> wallClock;
    private final Optional<Clock<NanoClock>> nanoClock;
    private final Sleeper sleeper;
    private final Runnable yielder;
    private final Optional<RandomGenerator> random;
    private final Map<Context.Key<?>, Object> values;

    private static final class Builder {
        private Optional<String> name = Optional.empty();
        private List<String> startFunctions = List.of(DEFAULT_START_FUNCTION);
        private List<String> arguments = List.of();
        private Map<String, String> environment = Map.of();
        private InputStream stdin = InputStream.nullInputStream();
        private OutputStream stdout = OutputStream.nullOutputStream();
        private OutputStream stderr = OutputStream.nullOutputStream();
        private Optional<Clock<WallClock>> wallClock = Optional.empty();
        private Optional<Clock<NanoClock>> nanoClock = Optional.empty();
        private Sleeper sleeper = nanos -> {
        };
        private Runnable yielder = () -> {
        };
        private Optional<RandomGenerator> random = Optional.empty();
        private Map<Context.Key<?>, Object> values = Map.of();
    }

    /** Makes the source of secure random numbers when it is first asked, for that takes a while. */
    private static final class SystemRandom {
        private static final SecureRandom SOURCE = new SecureRandom();
    }

    /**
     * A source of time and its resolution.
     *
     * @param source          gives readings
     * @param resolutionNanos the resolution in nanoseconds, from 1 to one hour
     */
    public record Clock<T>(T source, long resolutionNanos) {

        /**
         * Makes a clock.
         *
         * @throws IllegalArgumentException if the resolution is out of range
         */
        public Clock {
            Objects.requireNonNull(source, "source");
            if (resolutionNanos < 1 || resolutionNanos > MAX_RESOLUTION_NANOS) {
                throw new IllegalArgumentException("invalid clock resolution: " + resolutionNanos + " ns");
            }
        }
    }

    private ModuleConfig(Builder builder) {
        this.name = builder.name;
        this.startFunctions = builder.startFunctions;
        this.arguments = builder.arguments;
        this.environment = builder.environment;
        this.stdin = builder.stdin;
        this.stdout = builder.stdout;
        this.stderr = builder.stderr;
        this.wallClock = builder.wallClock;
        this.nanoClock = builder.nanoClock;
        this.sleeper = builder.sleeper;
        this.yielder = builder.yielder;
        this.random = builder.random;
        this.values = builder.values;
    }

    /** {@return the configuration with every default} */
    public static ModuleConfig defaults() {
        return DEFAULT;
    }

    /** {@return the default configuration with a name} */
    public static ModuleConfig named(String name) {
        return DEFAULT.withName(name);
    }

    /** {@return this configuration with a name in place of the name section's; empty means anonymous} */
    public ModuleConfig withName(String newName) {
        return with(builder -> builder.name = Optional.of(newName));
    }

    /** {@return this configuration with the functions that run after instantiation, in order, if exported} */
    public ModuleConfig withStartFunctions(String... names) {
        return with(builder -> builder.startFunctions = List.of(names));
    }

    /**
     * {@return this configuration with these arguments, of which the first is the program's name}
     *
     * @throws IllegalArgumentException if one contains NUL
     */
    public ModuleConfig withArguments(String... newArguments) {
        return withArguments(List.of(newArguments));
    }

    /**
     * {@return this configuration with these arguments, of which the first is the program's name}
     *
     * @throws IllegalArgumentException if one contains NUL
     */
    public ModuleConfig withArguments(List<String> newArguments) {
        newArguments.forEach(argument -> rejectNul("args invalid", argument));
        return with(builder -> builder.arguments = List.copyOf(newArguments));
    }

    /**
     * {@return this configuration with an environment variable, in the place of any of the same key}
     *
     * @throws IllegalArgumentException if the key is empty or contains '=', or either contains NUL
     */
    public ModuleConfig withEnvironment(String key, String value) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("environ invalid: empty key");
        }
        if (key.indexOf('=') >= 0) {
            throw new IllegalArgumentException("environ invalid: key contains '=' character");
        }
        rejectNul("environ invalid", key);
        rejectNul("environ invalid", value);
        return with(builder -> {
            builder.environment = new LinkedHashMap<>(environment);
            builder.environment.put(key, value);
        });
    }

    /** {@return this configuration with what the guest reads as standard input; never closed} */
    public ModuleConfig withStdin(InputStream stream) {
        return with(builder -> builder.stdin = Objects.requireNonNull(stream, "stdin"));
    }

    /** {@return this configuration with where the guest's standard output goes; never closed} */
    public ModuleConfig withStdout(OutputStream stream) {
        return with(builder -> builder.stdout = Objects.requireNonNull(stream, "stdout"));
    }

    /** {@return this configuration with where the guest's standard error goes; never closed} */
    public ModuleConfig withStderr(OutputStream stream) {
        return with(builder -> builder.stderr = Objects.requireNonNull(stream, "stderr"));
    }

    /**
     * {@return this configuration with a clock of the time of day}
     *
     * @throws IllegalArgumentException if the resolution is not from 1 ns to one hour
     */
    public ModuleConfig withWallClock(WallClock source, long resolutionNanos) {
        return with(builder -> builder.wallClock = Optional.of(new Clock<>(source, resolutionNanos)));
    }

    /**
     * {@return this configuration with a monotonic clock}
     *
     * @throws IllegalArgumentException if the resolution is not from 1 ns to one hour
     */
    public ModuleConfig withNanoClock(NanoClock source, long resolutionNanos) {
        return with(builder -> builder.nanoClock = Optional.of(new Clock<>(source, resolutionNanos)));
    }

    /** {@return this configuration with what lets time pass} */
    public ModuleConfig withSleeper(Sleeper newSleeper) {
        return with(builder -> builder.sleeper = Objects.requireNonNull(newSleeper, "sleeper"));
    }

    /** {@return this configuration with what gives way to other threads} */
    public ModuleConfig withYielder(Runnable newYielder) {
        return with(builder -> builder.yielder = Objects.requireNonNull(newYielder, "yielder"));
    }

    /** {@return this configuration with a source of random numbers} */
    public ModuleConfig withRandom(RandomGenerator source) {
        return with(builder -> builder.random = Optional.of(source));
    }

    /** {@return this configuration with the machine's clocks, sleep, yield and secure random numbers} */
    public ModuleConfig withSystemServices() {
        return withWallClock(WallClock.system(), 1_000)
                .withNanoClock(NanoClock.system(), 1)
                .withSleeper(Sleeper.system())
                .withYielder(Thread::yield)
                .withRandom(() -> SystemRandom.SOURCE.nextLong());
    }

    /** {@return this configuration with a value for a host module that knows the key, such as a file-system mount} */
    public <T> ModuleConfig with(Context.Key<T> key, T value) {
        return with(builder -> builder.values = KeyedValues.with(values, key, value));
    }

    /** {@return the name, if one was given; empty means anonymous} */
    public Optional<String> name() {
        return name;
    }

    /** {@return the functions that run after instantiation} */
    public List<String> startFunctions() {
        return startFunctions;
    }

    /** {@return the arguments} */
    public List<String> arguments() {
        return arguments;
    }

    /** {@return the environment, in order; cannot be modified} */
    public Map<String, String> environment() {
        return Collections.unmodifiableMap(environment);
    }

    /** {@return the standard input} */
    public InputStream stdin() {
        return stdin;
    }

    /** {@return the standard output} */
    public OutputStream stdout() {
        return stdout;
    }

    /** {@return the standard error} */
    public OutputStream stderr() {
        return stderr;
    }

    /** {@return the clock of the time of day; by default {@link WallClock#fake()} for each instance} */
    public Clock<WallClock> wallClock() {
        return wallClock.orElseGet(() -> new Clock<>(WallClock.fake(), 1_000));
    }

    /** {@return the monotonic clock; by default {@link NanoClock#fake()} for each instance} */
    public Clock<NanoClock> nanoClock() {
        return nanoClock.orElseGet(() -> new Clock<>(NanoClock.fake(), 1));
    }

    /** {@return what lets time pass; by default nothing passes} */
    public Sleeper sleeper() {
        return sleeper;
    }

    /** {@return what gives way to other threads; by default nothing} */
    public Runnable yielder() {
        return yielder;
    }

    /** {@return the source of random numbers; by default the same numbers for each instance} */
    public RandomGenerator random() {
        return random.orElseGet(() -> new SplittableRandom(42));
    }

    /** {@return the value under the key, if there is one} */
    public <T> Optional<T> find(Context.Key<T> key) {
        return KeyedValues.find(values, key);
    }

    private static void rejectNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + ": contains NUL character");
        }
    }

    private ModuleConfig with(Consumer<Builder> change) {
        Builder builder = new Builder();
        builder.name = name;
        builder.startFunctions = startFunctions;
        builder.arguments = arguments;
        builder.environment = environment;
        builder.stdin = stdin;
        builder.stdout = stdout;
        builder.stderr = stderr;
        builder.wallClock = wallClock;
        builder.nanoClock = nanoClock;
        builder.sleeper = sleeper;
        builder.yielder = yielder;
        builder.random = random;
        builder.values = values;
        change.accept(builder);
        return new ModuleConfig(builder);
    }
}
