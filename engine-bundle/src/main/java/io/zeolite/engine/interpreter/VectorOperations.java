package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.Bitwise;
import io.zeolite.engine.numeric.vector.F32x4;
import io.zeolite.engine.numeric.vector.F64x2;
import io.zeolite.engine.numeric.vector.I16x8;
import io.zeolite.engine.numeric.vector.I32x4;
import io.zeolite.engine.numeric.vector.I64x2;
import io.zeolite.engine.numeric.vector.I8x16;
import io.zeolite.engine.numeric.vector.VectorForm;
import io.zeolite.engine.numeric.vector.VectorFunction;
import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;

/** Vector instructions that do not access memory. */
final class VectorOperations {

    private static final Opcode[] OPCODES = Opcode.values();
    /** By ordinal, what instructions are executed as. */
    private static final Opcode[] DETERMINISTIC = new Opcode[OPCODES.length];
    private static final VectorForm[] FORMS = new VectorForm[OPCODES.length];
    private static final Class<?>[] SHAPES = new Class<?>[OPCODES.length];

    static {
        for (Opcode opcode : OPCODES) {
            if (opcode.isVector() && opcode.accessBytes() == 0 && opcode != Opcode.V128_CONST) {
                DETERMINISTIC[opcode.ordinal()] = VectorFunction.deterministic(opcode);
                FORMS[opcode.ordinal()] = VectorFunction.of(opcode).form();
                SHAPES[opcode.ordinal()] = VectorFunction.of(opcode).owner();
            }
        }
    }

    private VectorOperations() {
    }

    /** {@return whether the instruction names a lane} */
    static boolean hasLane(Opcode opcode) {
        return opcode.immediates() == Immediates.LANE || opcode.immediates() == Immediates.MEMARG_LANE;
    }

    /** Executes the instruction: operands are in slots from {@code b} on, and so is the result. */
    static void execute(Opcode instruction, long[] stack, int b, int lane) {
        Opcode opcode = DETERMINISTIC[instruction.ordinal()];
        switch (FORMS[instruction.ordinal()]) {
            case HALVES -> halves(opcode, stack, b);
            case WIDEN_LOW -> widen(opcode, stack, b, b);
            case WIDEN_HIGH -> widen(opcode, stack, b, b + 1);
            case NARROW -> {
                stack[b] = half(opcode, stack[b], stack[b + 1]);
                stack[b + 1] = half(opcode, stack[b + 2], stack[b + 3]);
            }
            case NARROW_ZERO -> {
                stack[b] = half(opcode, stack[b], stack[b + 1]);
                stack[b + 1] = 0;
            }
            case REDUCE -> stack[b] = LaneOperations.reduce(opcode, stack[b], stack[b + 1]);
            case SPLAT -> {
                stack[b] = LaneOperations.splat(opcode, stack[b]);
                stack[b + 1] = stack[b];
            }
            case EXTRACT -> {
                int lanesPerHalf = LaneOperations.lanesPerHalf(opcode);
                stack[b] = LaneOperations.extract(opcode, stack[b + lane / lanesPerHalf], lane % lanesPerHalf);
            }
            case REPLACE -> {
                int lanesPerHalf = LaneOperations.lanesPerHalf(opcode);
                int half = b + lane / lanesPerHalf;
                stack[half] = LaneOperations.replace(opcode, stack[half], stack[b + 2], lane % lanesPerHalf);
            }
            case SWIZZLE -> {
                long low = stack[b];
                stack[b] = I8x16.swizzle(low, stack[b + 1], stack[b + 2]);
                stack[b + 1] = I8x16.swizzle(low, stack[b + 1], stack[b + 3]);
            }
            case SHUFFLE -> {
                long low = stack[b];
                stack[b] = I8x16.shuffle(low, stack[b + 1], stack[b + 2], stack[b + 3], stack[b + 4]);
                stack[b + 1] = I8x16.shuffle(low, stack[b + 1], stack[b + 2], stack[b + 3], stack[b + 5]);
            }
        }
    }

    private static void halves(Opcode opcode, long[] stack, int b) {
        switch (opcode.signature().orElseThrow().operandCount()) {
            case 1 -> {
                stack[b] = half(opcode, stack[b], 0);
                stack[b + 1] = half(opcode, stack[b + 1], 0);
            }
            case 2 -> {
                int other = isShift(opcode) ? b + 2 : b + 3;
                stack[b] = half(opcode, stack[b], stack[b + 2]);
                stack[b + 1] = half(opcode, stack[b + 1], stack[other]);
            }
            default -> {
                stack[b] = half(opcode, stack[b], stack[b + 2], stack[b + 4]);
                stack[b + 1] = half(opcode, stack[b + 1], stack[b + 3], stack[b + 5]);
            }
        }
    }

    private static boolean isShift(Opcode opcode) {
        return switch (opcode) {
            case I8X16_SHL, I8X16_SHR_S, I8X16_SHR_U, I16X8_SHL, I16X8_SHR_S, I16X8_SHR_U, I32X4_SHL, I32X4_SHR_S,
                    I32X4_SHR_U, I64X2_SHL, I64X2_SHR_S, I64X2_SHR_U -> true;
            default -> false;
        };
    }

    private static void widen(Opcode opcode, long[] stack, int b, int half) {
        boolean binary = opcode.signature().orElseThrow().operandCount() == 2;
        long first = stack[half];
        long second = binary ? stack[half + 2] : 0;
        stack[b] = half(opcode, first, second);
        stack[b + 1] = half(opcode, first >>> 32, second >>> 32);
    }

    private static long half(Opcode opcode, long a, long b) {
        Class<?> shape = SHAPES[opcode.ordinal()];
        if (shape == I8x16.class) {
            return I8x16Operations.half(opcode, a, b);
        } else if (shape == I16x8.class) {
            return I16x8Operations.half(opcode, a, b);
        } else if (shape == I32x4.class) {
            return I32x4Operations.half(opcode, a, b);
        } else if (shape == I64x2.class) {
            return I64x2Operations.half(opcode, a, b);
        } else if (shape == F32x4.class) {
            return F32x4Operations.half(opcode, a, b);
        } else if (shape == F64x2.class) {
            return F64x2Operations.half(opcode, a, b);
        }
        return bitwise(opcode, a, b);
    }

    private static long bitwise(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case V128_NOT -> Bitwise.not(a);
            case V128_AND -> Bitwise.and(a, b);
            case V128_ANDNOT -> Bitwise.andnot(a, b);
            case V128_OR -> Bitwise.or(a, b);
            case V128_XOR -> Bitwise.xor(a, b);
            default -> throw new AssertionError(opcode);
        };
    }

    private static long half(Opcode opcode, long a, long b, long c) {
        return switch (opcode) {
            case V128_BITSELECT -> Bitwise.bitselect(a, b, c);
            case F32X4_RELAXED_MADD -> F32x4.relaxedMadd(a, b, c);
            case F32X4_RELAXED_NMADD -> F32x4.relaxedNmadd(a, b, c);
            case F64X2_RELAXED_MADD -> F64x2.relaxedMadd(a, b, c);
            case F64X2_RELAXED_NMADD -> F64x2.relaxedNmadd(a, b, c);
            case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> I32x4.relaxedDotI8x16I7x16AddS(a, b, c);
            default -> throw new AssertionError(opcode);
        };
    }
}
