package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.Conversion;
import io.zeolite.engine.numeric.FloatingPoint;
import io.zeolite.engine.numeric.IntegerDivision;
import io.zeolite.engine.numeric.SaturatingTruncation;
import io.zeolite.engine.numeric.Truncation;
import io.zeolite.format.Opcode;

/** Numeric instructions that are not frequent enough for {@link Machine}. */
final class NumericOperations {

    private static final int PREFIX = 0xFC;
    private static final int SATURATING = 0xF8;
    private static final Opcode[] BY_NUMBER = byNumber();

    private NumericOperations() {
    }

    private static Opcode[] byNumber() {
        Opcode[] opcodes = new Opcode[256];
        for (int number = 0; number < opcodes.length; number++) {
            opcodes[number] =
                    (number < SATURATING ? Opcode.of(0, number) : Opcode.of(PREFIX, number - SATURATING)).orElse(null);
        }
        return opcodes;
    }

    /** {@return the number by which {@link #execute} knows the instruction, below 256} */
    static int number(Opcode opcode) {
        return opcode.prefix() == PREFIX ? SATURATING + opcode.code() : opcode.code();
    }

    private static float f32(long slot) {
        return Float.intBitsToFloat((int) slot);
    }

    private static double f64(long slot) {
        return Double.longBitsToDouble(slot);
    }

    private static long slot(boolean condition) {
        return condition ? 1 : 0;
    }

    private static long slot(float number) {
        return Float.floatToRawIntBits(number);
    }

    private static long slot(double number) {
        return Double.doubleToRawLongBits(number);
    }

    /** {@return what the instruction makes of two operands} The second does not matter if it has one. */
    static long execute(int number, long a, long b) {
        return execute(BY_NUMBER[number], a, b);
    }

    private static long execute(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I32_CLZ -> Integer.numberOfLeadingZeros((int) a);
            case I32_CTZ -> Integer.numberOfTrailingZeros((int) a);
            case I32_POPCNT -> Integer.bitCount((int) a);
            case I64_CLZ -> Long.numberOfLeadingZeros(a);
            case I64_CTZ -> Long.numberOfTrailingZeros(a);
            case I64_POPCNT -> Long.bitCount(a);
            case I64_DIV_S -> IntegerDivision.i64DivS(a, b);
            case I64_DIV_U -> IntegerDivision.i64DivU(a, b);
            case I64_REM_S -> IntegerDivision.i64RemS(a, b);
            case I64_REM_U -> IntegerDivision.i64RemU(a, b);
            case I32_EXTEND8_S, I64_EXTEND8_S -> (byte) a;
            case I32_EXTEND16_S, I64_EXTEND16_S -> (short) a;
            case I64_EXTEND32_S -> (int) a;
            case F32_EQ -> slot(f32(a) == f32(b));
            case F32_NE -> slot(f32(a) != f32(b));
            case F32_LT -> slot(f32(a) < f32(b));
            case F32_GT -> slot(f32(a) > f32(b));
            case F32_LE -> slot(f32(a) <= f32(b));
            case F32_GE -> slot(f32(a) >= f32(b));
            case F32_ABS -> (int) a & Integer.MAX_VALUE;
            case F32_NEG -> (int) a ^ Integer.MIN_VALUE;
            case F32_CEIL -> slot(FloatingPoint.f32Ceil(f32(a)));
            case F32_FLOOR -> slot(FloatingPoint.f32Floor(f32(a)));
            case F32_TRUNC -> slot(FloatingPoint.f32Trunc(f32(a)));
            case F32_NEAREST -> slot(FloatingPoint.f32Nearest(f32(a)));
            case F32_SQRT -> slot((float) Math.sqrt(f32(a)));
            case F32_MIN -> slot(FloatingPoint.f32Min(f32(a), f32(b)));
            case F32_MAX -> slot(FloatingPoint.f32Max(f32(a), f32(b)));
            case F32_COPYSIGN -> (int) a & Integer.MAX_VALUE | (int) b & Integer.MIN_VALUE;
            case F64_EQ -> slot(f64(a) == f64(b));
            case F64_NE -> slot(f64(a) != f64(b));
            case F64_LT -> slot(f64(a) < f64(b));
            case F64_GT -> slot(f64(a) > f64(b));
            case F64_LE -> slot(f64(a) <= f64(b));
            case F64_GE -> slot(f64(a) >= f64(b));
            case F64_ABS -> a & Long.MAX_VALUE;
            case F64_NEG -> a ^ Long.MIN_VALUE;
            case F64_CEIL -> slot(FloatingPoint.f64Ceil(f64(a)));
            case F64_FLOOR -> slot(FloatingPoint.f64Floor(f64(a)));
            case F64_TRUNC -> slot(FloatingPoint.f64Trunc(f64(a)));
            case F64_NEAREST -> slot(FloatingPoint.f64Nearest(f64(a)));
            case F64_SQRT -> slot(Math.sqrt(f64(a)));
            case F64_MIN -> slot(FloatingPoint.f64Min(f64(a), f64(b)));
            case F64_MAX -> slot(FloatingPoint.f64Max(f64(a), f64(b)));
            case F64_COPYSIGN -> a & Long.MAX_VALUE | b & Long.MIN_VALUE;
            case I32_TRUNC_F32_S -> Truncation.i32TruncF32S(f32(a));
            case I32_TRUNC_F32_U -> Truncation.i32TruncF32U(f32(a));
            case I32_TRUNC_F64_S -> Truncation.i32TruncF64S(f64(a));
            case I32_TRUNC_F64_U -> Truncation.i32TruncF64U(f64(a));
            case I64_TRUNC_F32_S -> Truncation.i64TruncF32S(f32(a));
            case I64_TRUNC_F32_U -> Truncation.i64TruncF32U(f32(a));
            case I64_TRUNC_F64_S -> Truncation.i64TruncF64S(f64(a));
            case I64_TRUNC_F64_U -> Truncation.i64TruncF64U(f64(a));
            case F32_CONVERT_I32_S -> slot((float) (int) a);
            case F32_CONVERT_I32_U -> slot((float) (a & 0xffff_ffffL));
            case F32_CONVERT_I64_S -> slot((float) a);
            case F32_CONVERT_I64_U -> slot(Conversion.f32ConvertI64U(a));
            case F32_DEMOTE_F64 -> slot((float) f64(a));
            case F64_CONVERT_I32_S -> slot((double) (int) a);
            case F64_CONVERT_I32_U -> slot((double) (a & 0xffff_ffffL));
            case F64_CONVERT_I64_S -> slot((double) a);
            case F64_CONVERT_I64_U -> slot(Conversion.f64ConvertI64U(a));
            case F64_PROMOTE_F32 -> slot((double) f32(a));
            case I32_TRUNC_SAT_F32_S -> (int) f32(a);
            case I32_TRUNC_SAT_F32_U -> SaturatingTruncation.i32TruncSatF32U(f32(a));
            case I32_TRUNC_SAT_F64_S -> (int) f64(a);
            case I32_TRUNC_SAT_F64_U -> SaturatingTruncation.i32TruncSatF64U(f64(a));
            case I64_TRUNC_SAT_F32_S -> (long) f32(a);
            case I64_TRUNC_SAT_F32_U -> SaturatingTruncation.i64TruncSatF32U(f32(a));
            case I64_TRUNC_SAT_F64_S -> (long) f64(a);
            case I64_TRUNC_SAT_F64_U -> SaturatingTruncation.i64TruncSatF64U(f64(a));
            default -> throw new AssertionError(opcode);
        };
    }
}
