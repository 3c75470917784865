package io.zeolite.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.runtime.Trap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class IntegerDivisionTest {

    @Test
    void signedQuotientsRoundTowardZero() {
        assertEquals(-3, IntegerDivision.i32DivS(-7, 2));
        assertEquals(-3, IntegerDivision.i64DivS(-7, 2));
        assertEquals(Integer.MIN_VALUE, IntegerDivision.i32DivS(Integer.MIN_VALUE, 1));
        assertEquals(Long.MAX_VALUE, IntegerDivision.i64DivS(-Long.MAX_VALUE, -1));
    }

    @Test
    void unsignedOperandsHaveNoSign() {
        assertEquals(0x7FFF_FFFF, IntegerDivision.i32DivU(-1, 2));
        assertEquals(1, IntegerDivision.i32RemU(-1, 2));
        assertEquals(0, IntegerDivision.i32DivU(Integer.MIN_VALUE, -1));
        assertEquals(Long.MAX_VALUE, IntegerDivision.i64DivU(-1, 2));
        assertEquals(Long.MIN_VALUE, IntegerDivision.i64RemU(Long.MIN_VALUE, -1));
    }

    @Test
    void remaindersHaveTheSignOfTheDividend() {
        assertEquals(-1, IntegerDivision.i32RemS(-7, 2));
        assertEquals(1, IntegerDivision.i64RemS(7, -2));
    }

    @Test
    void theRemainderOfTheOverflowingQuotientIsZero() {
        assertEquals(0, IntegerDivision.i32RemS(Integer.MIN_VALUE, -1));
        assertEquals(0, IntegerDivision.i64RemS(Long.MIN_VALUE, -1));
    }

    @Test
    void trapsOnOverflow() {
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> IntegerDivision.i32DivS(Integer.MIN_VALUE, -1));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> IntegerDivision.i64DivS(Long.MIN_VALUE, -1));
    }

    @Test
    void trapsOnDivisionByZero() {
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i32DivS(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i32DivU(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i32RemS(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i32RemU(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i64DivS(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i64DivU(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i64RemS(1, 0));
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> IntegerDivision.i64RemU(1, 0));
    }

    private static void assertTraps(TrapKind kind, Executable division) {
        assertEquals(kind, assertThrows(Trap.class, division).kind());
    }
}
