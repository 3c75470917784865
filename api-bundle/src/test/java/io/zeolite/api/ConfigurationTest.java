package io.zeolite.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static final Context.Key<String> KEY = Context.Key.of("key", String.class);

    @Test
    void changesNothingInWhatItWasMadeFrom() {
        ModuleConfig first = ModuleConfig.named("a").withEnvironment("K", "1");
        ModuleConfig second = first.withEnvironment("K", "2").withName("").with(KEY, "value");
        assertEquals(Map.of("K", "1"), first.environment());
        assertEquals(Map.of("K", "2"), second.environment());
        assertEquals(Optional.of("a"), first.name());
        assertEquals(Optional.empty(), first.find(KEY));
        assertEquals(Optional.of("value"), second.find(KEY));
        assertThrows(UnsupportedOperationException.class, () -> first.environment().put("K", "3"));
    }

    @Test
    void replacesAnEnvironmentVariableInItsPlace() {
        ModuleConfig config = ModuleConfig.defaults().withEnvironment("A", "1").withEnvironment("B", "2")
                .withEnvironment("A", "3");
        assertEquals("[A=3, B=2]", config.environment().entrySet().toString());
    }

    @Test
    void rejectsWhatASystemInterfaceCannotShow() {
        ModuleConfig config = ModuleConfig.defaults();
        assertEquals("environ invalid: empty key", message(() -> config.withEnvironment("", "v")));
        assertEquals("environ invalid: key contains '=' character", message(() -> config.withEnvironment("a=", "v")));
        assertEquals("environ invalid: contains NUL character", message(() -> config.withEnvironment("a", "\0")));
        assertEquals("args invalid: contains NUL character", message(() -> config.withArguments("a", "\0")));
        assertEquals("invalid clock resolution: 0 ns", message(() -> config.withNanoClock(() -> 0, 0)));
        assertEquals("memory limit invalid: 65537 pages, not 0 to 65536",
                message(() -> RuntimeConfig.defaults().withMemoryLimitPages(65_537)));
    }

    private static String message(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }

    @Test
    void startsFakeClocksAnewForEachInstance() {
        for (int instance = 0; instance < 2; instance++) {
            var wall = ModuleConfig.defaults().wallClock().source();
            assertEquals(1_640_995_200_000_000_000L, wall.epochNanos());
            assertEquals(1_640_995_200_001_000_000L, wall.epochNanos());
            assertEquals(0, ModuleConfig.defaults().nanoClock().source().nanos());
        }
        assertEquals(ModuleConfig.defaults().random().nextLong(), ModuleConfig.defaults().random().nextLong());
    }

    @Test
    void keepsFeaturesInOrder() {
        assertEquals("mutable-global", FeatureSet.WASM_1_0.toString());
        assertEquals("bulk-memory-operations|multi-value|mutable-global|nontrapping-float-to-int-conversion|"
                + "reference-types|sign-extension-ops|simd", FeatureSet.WASM_2_0.toString());
        assertFalse(FeatureSet.WASM_3_0.isEnabled(Feature.THREADS));
        assertTrue(FeatureSet.WASM_3_0.with(Feature.THREADS).isEnabled(Feature.THREADS));
        assertEquals(FeatureSet.WASM_3_0, FeatureSet.WASM_3_0.with(Feature.THREADS).without(Feature.THREADS));
        assertSame(FeatureSet.WASM_3_0, RuntimeConfig.defaults().features());
    }

    @Test
    void holdsTheEarlierOfTwoDeadlines() {
        Context soon = Context.root().withTimeout(Duration.ofMinutes(1));
        assertSame(soon, soon.withTimeout(Duration.ofHours(1)));
        assertTrue(soon.withTimeout(Duration.ZERO).deadlineNanos().getAsLong() < soon.deadlineNanos().getAsLong());
        assertEquals(Optional.of("value"), soon.with(KEY, "value").find(KEY));
        assertTrue(Context.root().deadlineNanos().isEmpty());
    }

    @Test
    void cancelsOnce() {
        Cancellation cancellation = new Cancellation();
        AtomicInteger count = new AtomicInteger();
        cancellation.onCancel(count::incrementAndGet);
        cancellation.onCancel(() -> count.addAndGet(100)).close();
        cancellation.cancel();
        cancellation.cancel();
        assertEquals(1, count.get());
        cancellation.onCancel(count::incrementAndGet);
        assertEquals(2, count.get());
        assertTrue(cancellation.isCancelled());
    }

    @Test
    void saysWhyAModuleWasClosed() {
        assertEquals(List.of("module closed with exit_code(4294967294)", "module closed with context canceled",
                "module closed with context deadline exceeded"),
                List.of(-2, ExitException.CONTEXT_CANCELLED, ExitException.DEADLINE_EXCEEDED).stream()
                        .map(code -> new ExitException(code).getMessage()).toList());
    }
}
