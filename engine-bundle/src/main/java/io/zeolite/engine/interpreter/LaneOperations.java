package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.vector.Bitwise;
import io.zeolite.engine.numeric.vector.F32x4;
import io.zeolite.engine.numeric.vector.F64x2;
import io.zeolite.engine.numeric.vector.I16x8;
import io.zeolite.engine.numeric.vector.I32x4;
import io.zeolite.engine.numeric.vector.I64x2;
import io.zeolite.engine.numeric.vector.I8x16;
import io.zeolite.format.Opcode;

/** Instructions that make vectors of numbers, and numbers of vectors. */
final class LaneOperations {

    private LaneOperations() {
    }

    /** {@return the number of lanes in a half, of an instruction that names a lane} */
    static int lanesPerHalf(Opcode opcode) {
        return switch (opcode) {
            case I8X16_EXTRACT_LANE_S, I8X16_EXTRACT_LANE_U, I8X16_REPLACE_LANE -> 8;
            case I16X8_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_U, I16X8_REPLACE_LANE -> 4;
            case I32X4_EXTRACT_LANE, I32X4_REPLACE_LANE, F32X4_EXTRACT_LANE, F32X4_REPLACE_LANE -> 2;
            default -> 1;
        };
    }

    /** {@return a number as a slot holds it, made of both halves} */
    static long reduce(Opcode opcode, long low, long high) {
        return switch (opcode) {
            case V128_ANY_TRUE -> Bitwise.anyTrue(low, high);
            case I8X16_ALL_TRUE -> I8x16.allTrue(low, high);
            case I8X16_BITMASK -> I8x16.bitmask(low, high);
            case I16X8_ALL_TRUE -> I16x8.allTrue(low, high);
            case I16X8_BITMASK -> I16x8.bitmask(low, high);
            case I32X4_ALL_TRUE -> I32x4.allTrue(low, high);
            case I32X4_BITMASK -> I32x4.bitmask(low, high);
            case I64X2_ALL_TRUE -> I64x2.allTrue(low, high);
            case I64X2_BITMASK -> I64x2.bitmask(low, high);
            default -> throw new AssertionError(opcode);
        };
    }

    /** {@return what both halves are} */
    static long splat(Opcode opcode, long slot) {
        return switch (opcode) {
            case I8X16_SPLAT -> I8x16.splat((int) slot);
            case I16X8_SPLAT -> I16x8.splat((int) slot);
            case I32X4_SPLAT -> I32x4.splat((int) slot);
            case I64X2_SPLAT -> I64x2.splat(slot);
            case F32X4_SPLAT -> F32x4.splat(Float.intBitsToFloat((int) slot));
            case F64X2_SPLAT -> F64x2.splat(Double.longBitsToDouble(slot));
            default -> throw new AssertionError(opcode);
        };
    }

    /** {@return the lane, in its half, as a slot holds it} */
    static long extract(Opcode opcode, long half, int lane) {
        return switch (opcode) {
            case I8X16_EXTRACT_LANE_S -> I8x16.extractLaneS(half, lane);
            case I8X16_EXTRACT_LANE_U -> I8x16.extractLaneU(half, lane);
            case I16X8_EXTRACT_LANE_S -> I16x8.extractLaneS(half, lane);
            case I16X8_EXTRACT_LANE_U -> I16x8.extractLaneU(half, lane);
            case I32X4_EXTRACT_LANE -> I32x4.extractLane(half, lane);
            case I64X2_EXTRACT_LANE -> I64x2.extractLane(half, lane);
            case F32X4_EXTRACT_LANE -> Float.floatToRawIntBits(F32x4.extractLane(half, lane));
            case F64X2_EXTRACT_LANE -> Double.doubleToRawLongBits(F64x2.extractLane(half, lane));
            default -> throw new AssertionError(opcode);
        };
    }

    /** {@return the half with another number in the lane} */
    static long replace(Opcode opcode, long half, long slot, int lane) {
        return switch (opcode) {
            case I8X16_REPLACE_LANE -> I8x16.replaceLane(half, (int) slot, lane);
            case I16X8_REPLACE_LANE -> I16x8.replaceLane(half, (int) slot, lane);
            case I32X4_REPLACE_LANE -> I32x4.replaceLane(half, (int) slot, lane);
            case I64X2_REPLACE_LANE -> I64x2.replaceLane(half, slot, lane);
            case F32X4_REPLACE_LANE -> F32x4.replaceLane(half, Float.intBitsToFloat((int) slot), lane);
            case F64X2_REPLACE_LANE -> F64x2.replaceLane(half, Double.longBitsToDouble(slot), lane);
            default -> throw new AssertionError(opcode);
        };
    }
}
