package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnsupportedException;
import io.zeolite.engine.tier.LimitsSuite;
import org.junit.jupiter.api.Test;

class LimitsTest extends LimitsSuite {

    LimitsTest() {
        super(RuntimeConfig.defaults().withTier(ExecutionTier.COMPILER));
    }

    @Test
    void refusesLocalsBeyondThoseOfAMethod() {
        String text = "(module (func (local %s)))".formatted("i64 ".repeat(40_000));
        assertThrows(UnsupportedException.class, () -> instantiate(text));
    }

    /** The refusal is what the compiler does instead, as long as it gives each function one method. */
    @Override
    @Test
    protected void bodiesAreLarge() {
        String message = assertThrows(UnsupportedException.class, super::bodiesAreLarge).getMessage();
        assertTrue(message.matches("not supported yet: function 0 of \\d+ bytes needs more than 64 KB of bytecode"),
                message);
    }
}
