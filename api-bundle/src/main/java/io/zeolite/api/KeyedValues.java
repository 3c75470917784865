package io.zeolite.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The immutable map under typed keys that {@link Context} and {@link ModuleConfig} carry. */
final class KeyedValues {

    private KeyedValues() {
    }

    static <T> Map<Context.Key<?>, Object> with(Map<Context.Key<?>, Object> values, Context.Key<T> key, T value) {
        Map<Context.Key<?>, Object> copy = new HashMap<>(values);
        copy.put(key, key.type().cast(Objects.requireNonNull(value, key::toString)));
        return Map.copyOf(copy);
    }

    static <T> Optional<T> find(Map<Context.Key<?>, Object> values, Context.Key<T> key) {
        return Optional.ofNullable(key.type().cast(values.get(key)));
    }
}
