package io.zeolite.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.runtime.Trap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TruncationTest {

    @Test
    void acceptsTheLastNumbersInRange() {
        assertEquals(Integer.MIN_VALUE, Truncation.i32TruncF32S(-0x1p31f));
        assertEquals(0x7FFF_FF80, Truncation.i32TruncF32S(Math.nextDown(0x1p31f)));
        assertEquals(Integer.MIN_VALUE, Truncation.i32TruncF64S(-2147483648.9));
        assertEquals(Integer.MAX_VALUE, Truncation.i32TruncF64S(2147483647.9));
        assertEquals(-1, Truncation.i32TruncF64U(4294967295.9));
        assertEquals(0xFFFF_FF00, Truncation.i32TruncF32U(Math.nextDown(0x1p32f)));
        assertEquals(Long.MIN_VALUE, Truncation.i64TruncF64S(-0x1p63));
        assertEquals(Long.MAX_VALUE - 1023, Truncation.i64TruncF64S(Math.nextDown(0x1p63)));
        assertEquals(-2048, Truncation.i64TruncF64U(Math.nextDown(0x1p64)));
        assertEquals(Long.MIN_VALUE, Truncation.i64TruncF64U(0x1p63));
        assertEquals(Long.MIN_VALUE, Truncation.i64TruncF32S(-0x1p63f));
        assertEquals(-1L << 40, Truncation.i64TruncF32U(Math.nextDown(0x1p64f)));
    }

    @Test
    void whatIsAboveMinusOneIsZeroWhereUnsigned() {
        assertEquals(0, Truncation.i32TruncF32U(Math.nextUp(-1f)));
        assertEquals(0, Truncation.i32TruncF64U(Math.nextUp(-1.0)));
        assertEquals(0, Truncation.i64TruncF32U(Math.nextUp(-1f)));
        assertEquals(0, Truncation.i64TruncF64U(Math.nextUp(-1.0)));
    }

    @Test
    void trapsOnTheFirstNumbersOutOfRange() {
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i32TruncF32S(0x1p31f));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i32TruncF32S(Math.nextDown(-0x1p31f)));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i32TruncF64S(0x1p31));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i32TruncF64S(-2147483649.0));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i32TruncF32U(-1));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i32TruncF64U(0x1p32));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i64TruncF32S(0x1p63f));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i64TruncF64S(Math.nextDown(-0x1p63)));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i64TruncF32U(0x1p64f));
        assertTraps(TrapKind.INTEGER_OVERFLOW, () -> Truncation.i64TruncF64U(Double.NEGATIVE_INFINITY));
    }

    @Test
    void trapsOnNaN() {
        assertTraps(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> Truncation.i32TruncF32S(Float.NaN));
        assertTraps(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> Truncation.i32TruncF32U(Float.NaN));
        assertTraps(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> Truncation.i64TruncF64S(Double.NaN));
        assertTraps(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> Truncation.i64TruncF64U(Double.NaN));
    }

    @Test
    void saturates() {
        assertEquals(-1, SaturatingTruncation.i32TruncSatF32U(0x1p32f));
        assertEquals(0, SaturatingTruncation.i32TruncSatF32U(-5));
        assertEquals(-1, SaturatingTruncation.i32TruncSatF64U(Double.POSITIVE_INFINITY));
        assertEquals(0, SaturatingTruncation.i32TruncSatF64U(Double.NaN));
        assertEquals(-1, SaturatingTruncation.i64TruncSatF64U(0x1p64));
        assertEquals(-2048, SaturatingTruncation.i64TruncSatF64U(Math.nextDown(0x1p64)));
        assertEquals(0, SaturatingTruncation.i64TruncSatF64U(-0x1p64));
        assertEquals(0, SaturatingTruncation.i64TruncSatF64U(Double.NaN));
        assertEquals(-1, SaturatingTruncation.i64TruncSatF32U(Float.POSITIVE_INFINITY));
    }

    private static void assertTraps(TrapKind kind, Executable truncation) {
        assertEquals(kind, assertThrows(Trap.class, truncation).kind());
    }
}
