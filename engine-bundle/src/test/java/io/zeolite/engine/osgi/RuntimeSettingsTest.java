package io.zeolite.engine.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.RuntimeConfig;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.ConfigurationException;

class RuntimeSettingsTest {

    private static RuntimeConfig config(String property, Object value) throws ConfigurationException {
        return RuntimeSettings.of(Map.of(property, value)).config();
    }

    private static String refused(Map<String, Object> properties) {
        return assertThrows(ConfigurationException.class, () -> RuntimeSettings.of(properties)).getProperty();
    }

    @Test
    void everySettingOfARuntimeHasAProperty() {
        var settings = Arrays.stream(RuntimeSetting.values())
                .map(setting -> setting.property().replaceFirst("zeolite.", "with.").replace(".", ""))
                .collect(Collectors.toSet());
        var methods = Arrays.stream(RuntimeConfig.class.getMethods())
                .filter(method -> method.getParameterCount() == 1).map(Method::getName)
                .filter(name -> name.startsWith("with")).map(String::toLowerCase).collect(Collectors.toSet());
        assertEquals(methods, settings);
    }

    @Test
    void nothingSaidMeansTheDefaults() throws ConfigurationException {
        RuntimeConfig config = RuntimeSettings.of(Map.of("service.ranking", 7, "color", "red")).config();
        assertEquals(FeatureSet.WASM_3_0, config.features());
        assertEquals(ExecutionTier.COMPILER, config.tier());
        assertEquals(RuntimeConfig.MAX_MEMORY_PAGES, config.memoryLimitPages());
        assertTrue(config.debugInfo());
        assertFalse(config.customSections());
        assertTrue(config.compilationCache().isEmpty());
    }

    @Test
    void featuresAreVersionsAndNames() throws ConfigurationException {
        String property = RuntimeSetting.FEATURES.property();
        assertEquals(FeatureSet.WASM_1_0, config(property, "wasm-1.0").features());
        assertEquals(FeatureSet.WASM_2_0, config(property, List.of("wasm-2.0")).features());
        assertEquals(FeatureSet.WASM_3_0.with(Feature.THREADS),
                config(property, new String[] {"wasm-3.0", "threads"}).features());
        assertEquals(FeatureSet.WASM_3_0.without(Feature.GC).without(Feature.SIMD),
                config(property, "-gc, -simd").features());
        assertEquals(FeatureSet.of(Feature.SIMD, Feature.MULTI_VALUE), config(property, "simd multi-value").features());
    }

    @Test
    void valuesAreTypedOrText() throws ConfigurationException {
        assertEquals(ExecutionTier.INTERPRETER, config("zeolite.tier", " Interpreter ").tier());
        for (Object pages : List.of(16, 16L, (short) 16, (byte) 16, "16", " 16 ")) {
            assertEquals(16, config("zeolite.memory.limit.pages", pages).memoryLimitPages());
        }
        for (Object flag : List.of(true, "true", "TRUE ")) {
            assertTrue(config("zeolite.memory.capacity.from.max", flag).memoryCapacityFromMax());
            assertTrue(config("zeolite.custom.sections", flag).customSections());
            assertTrue(config("zeolite.close.on.context.done", flag).closeOnContextDone());
        }
        assertFalse(config("zeolite.debug.info", "false").debugInfo());
    }

    @Test
    void theCacheIsADirectory(@TempDir Path directory) throws Exception {
        Path cache = directory.resolve("new/cache");
        RuntimeConfig config = config("zeolite.compilation.cache", cache.toString());
        assertEquals(cache.toRealPath(), config.compilationCache().orElseThrow().directory().orElseThrow());
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals("zeolite.compilation.cache", refused(Map.of("zeolite.compilation.cache", file.toString())));
    }

    @TestFactory
    Stream<DynamicTest> valuesThatMeanNothingAreRefusedByName() {
        return Stream.of(
                Map.<String, Object>of("zeolite.features", "wasm-4.0"), Map.<String, Object>of("zeolite.features", 3),
                Map.<String, Object>of("zeolite.features", List.of("simd", 1)),
                Map.<String, Object>of("zeolite.features", "-wasm-1.0"), Map.<String, Object>of("zeolite.tier", "jit"),
                Map.<String, Object>of("zeolite.tier", true), Map.<String, Object>of("zeolite.memory.limit.pages", -1),
                Map.<String, Object>of("zeolite.memory.limit.pages", 65_537),
                Map.<String, Object>of("zeolite.memory.limit.pages", 1L << 32),
                Map.<String, Object>of("zeolite.memory.limit.pages", "many"),
                Map.<String, Object>of("zeolite.memory.limit.pages", 1.5),
                Map.<String, Object>of("zeolite.debug.info", "yes"),
                Map.<String, Object>of("zeolite.custom.sections", 1),
                Map.<String, Object>of("zeolite.compilation.cache", ""),
                Map.<String, Object>of("zeolite.compilation.cache", "\0"),
                Map.<String, Object>of("zeolite.memory.limit.page", 16),
                Map.<String, Object>of("zeolite.runtime.id", 1L))
                .map(properties -> DynamicTest.dynamicTest(properties.toString(),
                        () -> assertEquals(properties.keySet().iterator().next(), refused(properties))));
    }

    @Test
    void aNameIsGivenOrThatOfTheConfiguration() throws ConfigurationException {
        assertEquals("blog", RuntimeSettings.name(Map.of(), "io.zeolite.runtime~blog"));
        assertEquals("io.zeolite.runtime.1234", RuntimeSettings.name(Map.of(), "io.zeolite.runtime.1234"));
        assertEquals("shop", RuntimeSettings.name(Map.of("zeolite.runtime", "shop"), "io.zeolite.runtime~blog"));
        for (Object bad : List.of(" ", 7)) {
            assertEquals("zeolite.runtime", assertThrows(ConfigurationException.class,
                    () -> RuntimeSettings.name(Map.of("zeolite.runtime", bad), "p")).getProperty());
        }
    }

    @Test
    void settingsAreEqualIfTheirValuesAre() throws ConfigurationException {
        RuntimeSettings first = RuntimeSettings.of(Map.of("zeolite.features", new String[] {"simd"}, "color", "red"));
        RuntimeSettings second = RuntimeSettings.of(Map.of("zeolite.features", List.of("simd"), "color", "blue"));
        assertEquals(first, second);
        assertEquals(first.hashCode(), second.hashCode());
        assertNotEquals(first, RuntimeSettings.of(Map.of("zeolite.features", List.of("gc"))));
    }
}
