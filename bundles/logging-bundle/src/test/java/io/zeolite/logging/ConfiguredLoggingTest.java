package io.zeolite.logging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.FunctionType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfiguredLoggingTest {

    private static final FunctionDefinition CLOCK = new FunctionDefinition("wasi_snapshot_preview1", 0,
            "clock_time_get", FunctionType.of(), Optional.empty(), List.of("clock_time_get"), List.of(), List.of(),
            true);

    @AfterEach
    void forget() {
        System.clearProperty(ConfiguredLogging.SCOPES);
    }

    @Test
    void observesNothingUnlessAsked() {
        assertTrue(new ConfiguredLogging().newListener(CLOCK).isEmpty());
        assertTrue(ConfiguredLogging.of(null).isEmpty());
        assertTrue(ConfiguredLogging.of("").isEmpty());
    }

    @Test
    void observesWhatThePropertySays() {
        System.setProperty(ConfiguredLogging.SCOPES, "clock");
        assertTrue(new ConfiguredLogging().newListener(CLOCK).isPresent());
        System.setProperty(ConfiguredLogging.SCOPES, "random");
        assertFalse(new ConfiguredLogging().newListener(CLOCK).isPresent());
    }

    @Test
    void refusesScopesThatDoNotExist() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> ConfiguredLogging.of("clocks"));
        assertTrue(failure.getMessage().contains(ConfiguredLogging.SCOPES), failure::getMessage);
    }
}
