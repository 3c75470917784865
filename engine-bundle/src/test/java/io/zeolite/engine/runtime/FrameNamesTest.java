package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.FunctionType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameNamesTest {

    @Test
    void keepsWhatTheJvmAllows() {
        assertEquals("core__fmt__Display_for_u32_$7",
                FrameNames.method(named("core::fmt::Display for u32/".replace(' ', '_'))));
        assertEquals("_init_$7", FrameNames.method(named("<init>")));
        assertEquals("$7", FrameNames.method(named("")));
    }

    @Test
    void shortensLongNames() {
        assertEquals(302, FrameNames.method(named("x".repeat(100_000))).length());
    }

    private static FunctionDefinition named(String name) {
        return new FunctionDefinition("", 7, name, FunctionType.of(), Optional.empty(), List.of(), List.of(), List.of(),
                false);
    }
}
