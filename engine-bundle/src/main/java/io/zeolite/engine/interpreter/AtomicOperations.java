package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.AtomicAccess;
import io.zeolite.engine.runtime.Atomics;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.MemoryInstance;
import io.zeolite.engine.runtime.NarrowAtomics;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;

/** Atomic instructions. */
final class AtomicOperations {

    private AtomicOperations() {
    }

    /**
     * Executes the instruction, unless it is the fence: operands are in slots from {@code b} on, and so is the result.
     *
     * @param address what is added to the offset, both unsigned
     */
    static void execute(Opcode opcode, Instance self, MemoryInstance memory, long address, long offset, long[] stack,
            int b) {
        long sum = address + offset;
        long place = Long.compareUnsigned(sum, address) < 0 ? -1 : sum;
        switch (opcode) {
            case MEMORY_ATOMIC_NOTIFY -> stack[b] = Atomics.notify(memory, place, (int) stack[b + 1]);
            case MEMORY_ATOMIC_WAIT32 ->
                    stack[b] = Atomics.wait32(memory, place, (int) stack[b + 1], stack[b + 2], self);
            case MEMORY_ATOMIC_WAIT64 -> stack[b] = Atomics.wait64(memory, place, stack[b + 1], stack[b + 2], self);
            default -> access(opcode, memory, place, stack, b);
        }
    }

    private static void access(Opcode opcode, MemoryInstance memory, long place, long[] stack, int b) {
        AtomicAccess access = AtomicAccess.of(opcode);
        int width = opcode.accessBytes();
        if (access == AtomicAccess.STORE) {
            store(memory, place, stack[b + 1], width);
            return;
        }
        long operand = access == AtomicAccess.LOAD ? 0 : stack[b + 1];
        long replacement = access == AtomicAccess.CMPXCHG ? stack[b + 2] : 0;
        stack[b] = switch (width) {
            case Long.BYTES -> access64(access, memory, place, operand, replacement);
            case Integer.BYTES -> {
                int result = access32(access, memory, place, (int) operand, (int) replacement);
                yield isI64(opcode) ? Integer.toUnsignedLong(result) : result;
            }
            default -> accessNarrow(access, memory, place, (int) operand, (int) replacement, width);
        };
    }

    private static boolean isI64(Opcode opcode) {
        return opcode.signature().orElseThrow().result(0) == OperandKind.I64;
    }

    private static void store(MemoryInstance memory, long place, long value, int width) {
        switch (width) {
            case Long.BYTES -> Atomics.store(memory, place, value);
            case Integer.BYTES -> Atomics.store(memory, place, (int) value);
            default -> NarrowAtomics.store(memory, place, (int) value, width);
        }
    }

    private static long access64(AtomicAccess access, MemoryInstance memory, long place, long x, long y) {
        return switch (access) {
            case LOAD -> Atomics.load64(memory, place);
            case ADD -> Atomics.add(memory, place, x);
            case SUB -> Atomics.sub(memory, place, x);
            case AND -> Atomics.and(memory, place, x);
            case OR -> Atomics.or(memory, place, x);
            case XOR -> Atomics.xor(memory, place, x);
            case XCHG -> Atomics.xchg(memory, place, x);
            case CMPXCHG -> Atomics.cmpxchg(memory, place, x, y);
            case STORE -> throw new AssertionError(access);
        };
    }

    private static int access32(AtomicAccess access, MemoryInstance memory, long place, int x, int y) {
        return switch (access) {
            case LOAD -> Atomics.load32(memory, place);
            case ADD -> Atomics.add(memory, place, x);
            case SUB -> Atomics.sub(memory, place, x);
            case AND -> Atomics.and(memory, place, x);
            case OR -> Atomics.or(memory, place, x);
            case XOR -> Atomics.xor(memory, place, x);
            case XCHG -> Atomics.xchg(memory, place, x);
            case CMPXCHG -> Atomics.cmpxchg(memory, place, x, y);
            case STORE -> throw new AssertionError(access);
        };
    }

    private static int accessNarrow(AtomicAccess access, MemoryInstance memory, long place, int x, int y, int width) {
        return switch (access) {
            case LOAD -> NarrowAtomics.load(memory, place, width);
            case ADD -> NarrowAtomics.add(memory, place, x, width);
            case SUB -> NarrowAtomics.sub(memory, place, x, width);
            case AND -> NarrowAtomics.and(memory, place, x, width);
            case OR -> NarrowAtomics.or(memory, place, x, width);
            case XOR -> NarrowAtomics.xor(memory, place, x, width);
            case XCHG -> NarrowAtomics.xchg(memory, place, x, width);
            case CMPXCHG -> NarrowAtomics.cmpxchg(memory, place, x, y, width);
            case STORE -> throw new AssertionError(access);
        };
    }
}
