package io.zeolite.engine.osgi;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.RuntimeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A setting of a runtime as a property of its configuration. Values may be of the setting's type, or text that says the
 * same, for configurations that are kept in files.
 */
enum RuntimeSetting {
    /** Versions such as {@code wasm-2.0}, features such as {@code threads}, and with {@code -} before them those to leave out. */
    FEATURES("zeolite.features", (config, value) -> config.withFeatures(features(value))),
    /** {@code compiler} or {@code interpreter}. */
    TIER("zeolite.tier", (config, value) -> config.withTier(choice(ExecutionTier.values(), value))),
    /** The limit to each memory, in pages of 65,536 bytes. */
    MEMORY_LIMIT_PAGES("zeolite.memory.limit.pages", (config, value) -> config.withMemoryLimitPages(integer(value))),
    /** Whether memories are allocated at their maximum at once. */
    MEMORY_CAPACITY_FROM_MAX("zeolite.memory.capacity.from.max",
            (config, value) -> config.withMemoryCapacityFromMax(flag(value))),
    /** Whether traces have source lines. */
    DEBUG_INFO("zeolite.debug.info", (config, value) -> config.withDebugInfo(flag(value))),
    /** Whether custom sections are kept. */
    CUSTOM_SECTIONS("zeolite.custom.sections", (config, value) -> config.withCustomSections(flag(value))),
    /** Whether a context that is done closes the instance that runs under it. */
    CLOSE_ON_CONTEXT_DONE("zeolite.close.on.context.done",
            (config, value) -> config.withCloseOnContextDone(flag(value))),
    /** The directory in which compiled code is kept. */
    COMPILATION_CACHE("zeolite.compilation.cache", (config, value) -> config.withCompilationCache(cache(value)));

    private static final List<String> VERSION_NAMES = List.of("wasm-1.0", "wasm-2.0", "wasm-3.0");
    private static final List<FeatureSet> VERSIONS =
            List.of(FeatureSet.WASM_1_0, FeatureSet.WASM_2_0, FeatureSet.WASM_3_0);

    private final String property;
    private final BiFunction<RuntimeConfig, Object, RuntimeConfig> change;

    RuntimeSetting(String property, BiFunction<RuntimeConfig, Object, RuntimeConfig> change) {
        this.property = property;
        this.change = change;
    }

    /** {@return the name of the property} */
    String property() {
        return property;
    }

    /**
     * {@return the configuration with the setting}
     *
     * @throws IllegalArgumentException if the value means nothing; it says why
     */
    RuntimeConfig apply(RuntimeConfig config, Object value) {
        return change.apply(config, value);
    }

    private static FeatureSet features(Object value) {
        FeatureSet features = FeatureSet.of();
        List<String> names = texts(value).toList();
        if (names.isEmpty() || names.getFirst().startsWith("-")) {
            features = FeatureSet.WASM_3_0;
        }
        for (String name : names) {
            if (VERSION_NAMES.contains(name)) {
                for (Feature feature : VERSIONS.get(VERSION_NAMES.indexOf(name)).features()) {
                    features = features.with(feature);
                }
            } else if (name.startsWith("-")) {
                features = features.without(feature(name.substring(1)));
            } else {
                features = features.with(feature(name));
            }
        }
        return features;
    }

    private static Feature feature(String name) {
        return Arrays.stream(Feature.values()).filter(feature -> feature.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown feature \"%s\", not one of %s, %s".formatted(
                        name,
                        String.join(", ", VERSION_NAMES),
                        Arrays.stream(Feature.values()).map(Feature::toString).collect(Collectors.joining(", ")))));
    }

    /** {@return the words of one or several strings} */
    private static Stream<String> texts(Object value) {
        Stream<?> parts = switch (value) {
            case Object[] array -> Arrays.stream(array);
            case Collection<?> collection -> collection.stream();
            default -> Stream.of(value);
        };
        return parts.flatMap(part -> Arrays.stream(text(part).split("[\\s,]+"))).filter(word -> !word.isEmpty());
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text.strip();
        }
        throw new IllegalArgumentException("not text: " + value);
    }

    private static <E extends Enum<E>> E choice(E[] choices, Object value) {
        String wanted = text(value);
        return Arrays.stream(choices).filter(choice -> choice.name().equalsIgnoreCase(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not one of %s".formatted(wanted,
                        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList())));
    }

    private static int integer(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number when number.intValue() == number -> number.intValue();
            case Short number -> number;
            case Byte number -> number;
            case String text when text.strip().matches("[+-]?\\d{1,9}") -> Integer.parseInt(text.strip());
            default -> throw new IllegalArgumentException("not an integer: " + value);
        };
    }

    private static boolean flag(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text when text.strip().equalsIgnoreCase("true") -> true;
            case String text when text.strip().equalsIgnoreCase("false") -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + value);
        };
    }

    private static CompilationCache cache(Object value) {
        if (text(value).isEmpty()) {
            throw new IllegalArgumentException("no directory");
        }
        try {
            return CompilationCache.inDirectory(Path.of(text(value)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be used as a directory: " + value, e);
        }
    }
}
