package io.zeolite.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.WasmFunction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final Guest guest = new Guest();

    @Test
    void recursionTakesNoStackOfTheVirtualMachine() {
        assertEquals(50_000L * 50_001 / 2, guest.call("sum", 50_000).getInt(0));
    }

    @Test
    void endlessRecursionExhaustsTheStackAndTheInstanceStaysUsable() {
        ExhaustionException exhausted = assertThrows(ExhaustionException.class, () -> guest.call("runaway"));
        assertEquals(30, exhausted.trace().frames().size());
        assertEquals("machine.runaway()", exhausted.trace().frames().getFirst());
        assertTrue(exhausted.trace().omitted());
        assertEquals(55, guest.call("sum", 10).getInt(0));
    }

    @Test
    void tailCallsOfAllKindsTakeConstantSpace() {
        assertEquals(3_000_000, guest.call("tail", 1_000_000, 0).getInt(0));
    }

    @Test
    void tailCallsHostFunctions() {
        assertEquals(84, guest.call("tail to the host", 41).getInt(0));
    }

    @Test
    void entersAgainThroughHostFunctions() {
        assertEquals(21, guest.call("through the host", 20).getInt(0));
    }

    @Test
    void contextThatIsDoneEndsLoops() {
        Guest interruptible = new Guest(Guest.CONFIG.withCloseOnContextDone(true));
        Context context = Context.root().withTimeout(Duration.ofMillis(20));
        WasmFunction spin = interruptible.instance.function("spin");
        assertThrows(ExitException.class, () -> spin.call(context));
    }
}
