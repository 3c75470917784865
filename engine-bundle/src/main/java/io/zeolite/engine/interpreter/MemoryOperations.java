package io.zeolite.engine.interpreter;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.runtime.MemoryAccess;
import io.zeolite.engine.runtime.Trap;
import java.lang.foreign.MemorySegment;

/** Loads and stores that are not to the first memory, with 64-bit addresses, or with large offsets. */
final class MemoryOperations {

    private MemoryOperations() {
    }

    /**
     * Loads or stores a slot.
     *
     * @param op      the operation that does it for the first memory
     * @param address what is added to the offset, both unsigned
     */
    static void access(MemorySegment memory, int op, long address, long offset, long[] stack, int slot) {
        long place = address + offset;
        if (Long.compareUnsigned(place, address) < 0) {
            throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
        }
        switch (op) {
            case Op.LOAD_8_S -> stack[slot] = memory.get(MemoryAccess.I8, place);
            case Op.LOAD_8_U -> stack[slot] = memory.get(MemoryAccess.I8, place) & 0xff;
            case Op.LOAD_16_S -> stack[slot] = memory.get(MemoryAccess.I16, place);
            case Op.LOAD_16_U -> stack[slot] = memory.get(MemoryAccess.I16, place) & 0xffff;
            case Op.LOAD_32_S -> stack[slot] = memory.get(MemoryAccess.I32, place);
            case Op.LOAD_32_U -> stack[slot] = memory.get(MemoryAccess.I32, place) & 0xffff_ffffL;
            case Op.LOAD_64 -> stack[slot] = memory.get(MemoryAccess.I64, place);
            case Op.STORE_8 -> memory.set(MemoryAccess.I8, place, (byte) stack[slot]);
            case Op.STORE_16 -> memory.set(MemoryAccess.I16, place, (short) stack[slot]);
            case Op.STORE_32 -> memory.set(MemoryAccess.I32, place, (int) stack[slot]);
            case Op.STORE_64 -> memory.set(MemoryAccess.I64, place, stack[slot]);
            default -> throw new AssertionError("operation " + op);
        }
    }
}
