package io.zeolite.api;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Carries what belongs to one operation from the embedder through the runtime to host functions and listeners: values
 * under typed keys, a deadline, and a way to cancel.
 * <p>
 * Which context matters when is said where a key is defined. Context values are for what an extension needs, not for
 * parameters.
 * <p>
 * Threads: immutable; each {@code with} returns another context.
 */
public final class Context {

    private static final Context ROOT = new Context(Map.of(), OptionalLong.empty(), Optional.empty());

    private final Map<Key<?>, Object> values;
    private final OptionalLong deadlineNanos;
    private final Optional<Cancellation> cancellation;

    private Context(Map<Key<?>, Object> values, OptionalLong deadlineNanos, Optional<Cancellation> cancellation) {
        this.values = values;
        this.deadlineNanos = deadlineNanos;
        this.cancellation = cancellation;
    }

    /**
     * Names a value that a context or a configuration carries. Keys are equal only to themselves, so that two owners
     * never collide.
     *
     * @param <T> the type of the value
     */
    public static final class Key<T> {

        private final String name;
        private final Class<T> type;

        private Key(String name, Class<T> type) {
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
        }

        /** {@return a new key, whose name only helps people who debug} */
        public static <T> Key<T> of(String name, Class<T> type) {
            return new Key<>(name, type);
        }

        /** {@return the class of the value} */
        public Class<T> type() {
            return type;
        }

        /** {@return the name} */
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@return the context that carries nothing} */
    public static Context root() {
        return ROOT;
    }

    /**
     * {@return this context with the value under the key, in place of any that was there}
     *
     * @throws NullPointerException if an argument is null
     * @throws ClassCastException   if the value is not of the key's type
     */
    public <T> Context with(Key<T> key, T value) {
        return new Context(KeyedValues.with(values, key, value), deadlineNanos, cancellation);
    }

    /** {@return the value under the key, if there is one} */
    public <T> Optional<T> find(Key<T> key) {
        return KeyedValues.find(values, key);
    }

    /**
     * {@return this context with a deadline; the earlier of two deadlines holds}
     *
     * @param timeout the time from now; zero or negative means that it has passed
     */
    public Context withTimeout(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean earlier = deadlineNanos.isEmpty() || deadline - deadlineNanos.getAsLong() < 0;
        return earlier ? new Context(values, OptionalLong.of(deadline), cancellation) : this;
    }

    /** {@return the deadline as a reading of {@link System#nanoTime()}, if there is one} */
    public OptionalLong deadlineNanos() {
        return deadlineNanos;
    }

    /** {@return this context with a way to cancel, in place of any that was there} */
    public Context withCancellation(Cancellation source) {
        return new Context(values, deadlineNanos, Optional.of(source));
    }

    /** {@return what cancels this context, if anything can} */
    public Optional<Cancellation> cancellation() {
        return cancellation;
    }
}
