package io.zeolite.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatingPointTest {

    private static final double SIGNALLING_F64 = Double.longBitsToDouble(0x7FF4_0000_0000_0000L);
    private static final float SIGNALLING_F32 = Float.intBitsToFloat(0x7FA0_0000);

    @Test
    void zerosHaveAnOrder() {
        assertEquals(-0.0, FloatingPoint.f64Min(0.0, -0.0));
        assertEquals(0.0, FloatingPoint.f64Max(-0.0, 0.0));
        assertEquals(-0.0f, FloatingPoint.f32Min(-0.0f, 0.0f));
        assertEquals(0.0f, FloatingPoint.f32Max(0.0f, -0.0f));
    }

    @Test
    void keepsTheSignOfZero() {
        assertEquals(-0.0, FloatingPoint.f64Ceil(-0.5));
        assertEquals(-0.0, FloatingPoint.f64Trunc(-0.5));
        assertEquals(-0.0, FloatingPoint.f64Nearest(-0.5));
        assertEquals(-0.0, FloatingPoint.f64Floor(-0.0));
        assertEquals(-0.0f, FloatingPoint.f32Ceil(-0.5f));
        assertEquals(-0.0f, FloatingPoint.f32Trunc(-0.0f));
        assertEquals(-0.0f, FloatingPoint.f32Nearest(-0.25f));
        assertEquals(-0.0f, FloatingPoint.f32Floor(-0.0f));
    }

    @Test
    void roundsToTheNearestEvenInteger() {
        assertEquals(2.0, FloatingPoint.f64Nearest(2.5));
        assertEquals(4.0f, FloatingPoint.f32Nearest(3.5f));
        assertEquals(-2.0, FloatingPoint.f64Trunc(-2.9));
        assertEquals(2.0f, FloatingPoint.f32Trunc(2.9f));
    }

    @Test
    void resultsThatAreNaNAreQuiet() {
        assertQuiet(FloatingPoint.f64Min(SIGNALLING_F64, 1));
        assertQuiet(FloatingPoint.f64Max(1, SIGNALLING_F64));
        assertQuiet(FloatingPoint.f64Ceil(SIGNALLING_F64));
        assertQuiet(FloatingPoint.f64Floor(SIGNALLING_F64));
        assertQuiet(FloatingPoint.f64Trunc(SIGNALLING_F64));
        assertQuiet(FloatingPoint.f64Nearest(SIGNALLING_F64));
        assertQuiet(FloatingPoint.f32Min(SIGNALLING_F32, 1));
        assertQuiet(FloatingPoint.f32Max(1, SIGNALLING_F32));
        assertQuiet(FloatingPoint.f32Ceil(SIGNALLING_F32));
        assertQuiet(FloatingPoint.f32Floor(SIGNALLING_F32));
        assertQuiet(FloatingPoint.f32Trunc(SIGNALLING_F32));
        assertQuiet(FloatingPoint.f32Nearest(SIGNALLING_F32));
    }

    @Test
    void convertsUnsignedIntegersWithOneRounding() {
        assertEquals(0x1p64, Conversion.f64ConvertI64U(-1));
        assertEquals(0x1p63, Conversion.f64ConvertI64U(Long.MIN_VALUE + 1024));
        assertEquals(Math.nextUp(0x1p63), Conversion.f64ConvertI64U(Long.MIN_VALUE + 1025));
        assertEquals(Math.nextUp(0x1p63f), Conversion.f32ConvertI64U(Long.MIN_VALUE + (1L << 39) + 1));
        assertEquals(0x1p63f, Conversion.f32ConvertI64U(Long.MIN_VALUE + (1L << 39)));
        assertEquals(7.0f, Conversion.f32ConvertI64U(7));
    }

    private static void assertQuiet(double result) {
        assertTrue(Double.isNaN(result) && (Double.doubleToRawLongBits(result) & 0x8_0000_0000_0000L) != 0);
    }

    private static void assertQuiet(float result) {
        assertTrue(Float.isNaN(result) && (Float.floatToRawIntBits(result) & 0x40_0000) != 0);
    }
}
