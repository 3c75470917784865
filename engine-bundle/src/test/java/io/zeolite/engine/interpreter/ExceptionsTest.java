package io.zeolite.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UncaughtException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    private final Guest guest = new Guest();

    @Test
    void catchesWhatAnInnerFunctionThrows() {
        Slots caught = guest.callWithReference("catch", -5, "value");
        assertEquals(-5, caught.getInt(0));
        assertEquals("value", caught.getReference(1));
    }

    @Test
    void rethrowsByReference() {
        assertEquals(42, guest.callWithReference("rethrow", 41, "value").getInt(0));
    }

    @Test
    void uncaughtExceptionLeavesWithItsValues() {
        UncaughtException uncaught =
                assertThrows(UncaughtException.class, () -> guest.callWithReference("throw", -7, "value"));
        assertEquals(-7, uncaught.arguments().getInt(0));
        assertEquals("value", uncaught.arguments().getReference(1));
        assertSame(guest.instance.tag("error"), uncaught.tag());
    }

    @Test
    void trapShowsActiveFunctionsInnermostFirst() {
        TrapException trap = assertThrows(TrapException.class, () -> guest.call("out of bounds", 65_533));
        assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, trap.kind());
        assertEquals(List.of("machine.load(i32) i32", "machine.$24(i32) i32"), trap.trace().frames());
        assertEquals(1, guest.call("out of bounds", 65_532).getInt(0));
    }

    @Test
    void hostExceptionStaysItselfAndShowsTheGuest() {
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> guest.call("fail in the host", 3));
        assertEquals("host 3", thrown.getMessage());
        assertTrue(Arrays.stream(thrown.getStackTrace())
                .anyMatch(element -> element.getClassName().endsWith(".Interpreted")));
    }
}
