package io.zeolite.engine.interpreter;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.numeric.vector.I16x8;
import io.zeolite.engine.numeric.vector.I32x4;
import io.zeolite.engine.numeric.vector.I64x2;
import io.zeolite.engine.numeric.vector.I8x16;
import io.zeolite.engine.runtime.MemoryAccess;
import io.zeolite.engine.runtime.Trap;
import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;
import java.lang.foreign.MemorySegment;

/** Loads and stores of vectors and of their lanes. */
final class VectorMemory {

    private static final int HALF_BYTES = 8;

    private VectorMemory() {
    }

    /**
     * Loads or stores a vector.
     *
     * @param address what is added to the offset, both unsigned
     * @param lane    the lane that is loaded or stored, where only one is
     * @param slot    where the address is; a vector that is an operand comes after it, one that is the result in its place
     */
    static void access(Opcode opcode, MemorySegment memory, long address, long offset, int lane, long[] stack,
            int slot) {
        long place = address + offset;
        if (place < 0 || Long.compareUnsigned(place, address) < 0) {
            throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
        }
        if (opcode == Opcode.V128_STORE) {
            // the last byte first: if that fails, nothing is stored
            memory.set(MemoryAccess.I64, place + HALF_BYTES, stack[slot + 2]);
            memory.set(MemoryAccess.I64, place, stack[slot + 1]);
        } else if (opcode.immediates() == Immediates.MEMARG_LANE) {
            int lanesPerHalf = HALF_BYTES / opcode.accessBytes();
            int half = slot + 1 + lane / lanesPerHalf;
            if (opcode.signature().orElseThrow().resultCount() == 0) {
                storeLane(opcode, memory, place, stack[half], lane % lanesPerHalf);
            } else {
                stack[half] = loadLane(opcode, memory, place, stack[half], lane % lanesPerHalf);
                stack[slot] = stack[slot + 1];
                stack[slot + 1] = stack[slot + 2];
            }
        } else {
            load(opcode, memory, place, stack, slot);
        }
    }

    private static void storeLane(Opcode opcode, MemorySegment memory, long place, long half, int lane) {
        switch (opcode) {
            case V128_STORE8_LANE -> memory.set(MemoryAccess.I8, place, (byte) I8x16.extractLaneS(half, lane));
            case V128_STORE16_LANE -> memory.set(MemoryAccess.I16, place, (short) I16x8.extractLaneS(half, lane));
            case V128_STORE32_LANE -> memory.set(MemoryAccess.I32, place, I32x4.extractLane(half, lane));
            case V128_STORE64_LANE -> memory.set(MemoryAccess.I64, place, I64x2.extractLane(half, lane));
            default -> throw new AssertionError(opcode);
        }
    }

    private static long loadLane(Opcode opcode, MemorySegment memory, long place, long half, int lane) {
        return switch (opcode) {
            case V128_LOAD8_LANE -> I8x16.replaceLane(half, memory.get(MemoryAccess.I8, place), lane);
            case V128_LOAD16_LANE -> I16x8.replaceLane(half, memory.get(MemoryAccess.I16, place), lane);
            case V128_LOAD32_LANE -> I32x4.replaceLane(half, memory.get(MemoryAccess.I32, place), lane);
            case V128_LOAD64_LANE -> I64x2.replaceLane(half, memory.get(MemoryAccess.I64, place), lane);
            default -> throw new AssertionError(opcode);
        };
    }

    private static void load(Opcode opcode, MemorySegment memory, long place, long[] stack, int slot) {
        long read = switch (opcode.accessBytes()) {
            case 1 -> memory.get(MemoryAccess.I8, place);
            case 2 -> memory.get(MemoryAccess.I16, place);
            case 4 -> memory.get(MemoryAccess.I32, place);
            default -> memory.get(MemoryAccess.I64, place);
        };
        long next = read >>> 32;
        stack[slot] = switch (opcode) {
            case V128_LOAD8X8_S -> I16x8.extendI8x16S(read);
            case V128_LOAD8X8_U -> I16x8.extendI8x16U(read);
            case V128_LOAD16X4_S -> I32x4.extendI16x8S(read);
            case V128_LOAD16X4_U -> I32x4.extendI16x8U(read);
            case V128_LOAD32X2_S -> I64x2.extendI32x4S(read);
            case V128_LOAD32X2_U, V128_LOAD32_ZERO -> I64x2.extendI32x4U(read);
            case V128_LOAD8_SPLAT -> I8x16.splat((int) read);
            case V128_LOAD16_SPLAT -> I16x8.splat((int) read);
            case V128_LOAD32_SPLAT -> I32x4.splat((int) read);
            case V128_LOAD64_SPLAT, V128_LOAD64_ZERO, V128_LOAD -> read;
            default -> throw new AssertionError(opcode);
        };
        stack[slot + 1] = switch (opcode) {
            case V128_LOAD8X8_S -> I16x8.extendI8x16S(next);
            case V128_LOAD8X8_U -> I16x8.extendI8x16U(next);
            case V128_LOAD16X4_S -> I32x4.extendI16x8S(next);
            case V128_LOAD16X4_U -> I32x4.extendI16x8U(next);
            case V128_LOAD32X2_S -> I64x2.extendI32x4S(next);
            case V128_LOAD32X2_U -> I64x2.extendI32x4U(next);
            case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> 0;
            case V128_LOAD -> memory.get(MemoryAccess.I64, place + HALF_BYTES);
            default -> stack[slot];
        };
    }
}
