package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.WideArithmetic;
import io.zeolite.engine.runtime.Atomics;
import io.zeolite.engine.runtime.Bulk;
import io.zeolite.engine.runtime.GlobalInstance;
import io.zeolite.engine.runtime.HeapRun;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.format.Opcode;

/**
 * Instructions on what an instance has: globals, tables, memories as a whole, segments, functions. {@link Opcode#RETURN}
 * is what an observed function does before it returns: it tells listeners.
 */
final class InstanceOperations {

    private static final Opcode[] OPCODES = Opcode.values();
    private static final long WIDE = 1L << 48;
    private static final long WIDE_2 = 1L << 49;

    private InstanceOperations() {
    }

    /**
     * {@return the immediates of an instruction in one word}
     *
     * @param wide  whether addresses of what the first index says have 64 bits
     * @param wide2 the same of the second index
     */
    static long immediates(int index, int index2, boolean wide, boolean wide2) {
        return index | (long) index2 << 24 | (wide ? WIDE : 0) | (wide2 ? WIDE_2 : 0);
    }

    private static long address(long slot, boolean wide) {
        return wide ? slot : slot & 0xffff_ffffL;
    }

    /** Executes the instruction: operands are in slots from {@code b} on, and so is the result. */
    static void execute(int ordinal, Instance self, long[] stack, Object[] references, int b, long immediates) {
        int index = (int) immediates & 0xff_ffff;
        int index2 = (int) (immediates >>> 24) & 0xff_ffff;
        boolean wide = (immediates & WIDE) != 0;
        boolean wide2 = (immediates & WIDE_2) != 0;
        switch (OPCODES[ordinal]) {
            case GLOBAL_GET -> globalGet(self.globals[index], stack, references, b);
            case GLOBAL_SET -> globalSet(self.globals[index], stack, references, b);
            case TABLE_GET -> references[b] = Bulk.tableGet(address(stack[b], wide), self, index);
            case TABLE_SET -> Bulk.tableSet(address(stack[b], wide), references[b + 1], self, index);
            case TABLE_SIZE -> stack[b] = Bulk.tableSize64(self, index);
            case TABLE_GROW -> stack[b] = Bulk.tableGrow(references[b], address(stack[b + 1], wide), self, index);
            case TABLE_FILL -> Bulk.tableFill(address(stack[b], wide), references[b + 1], address(stack[b + 2], wide),
                    self, index);
            case TABLE_COPY -> Bulk.tableCopy(address(stack[b], wide), address(stack[b + 1], wide2),
                    address(stack[b + 2], wide && wide2), self, index, index2);
            case TABLE_INIT -> Bulk.tableInit(address(stack[b], wide2), (int) stack[b + 1], (int) stack[b + 2], self,
                    index, index2);
            case ELEM_DROP -> Bulk.elementDrop(self, index);
            case MEMORY_SIZE -> stack[b] = Bulk.memorySize64(self, index);
            case MEMORY_GROW -> stack[b] = Bulk.memoryGrow(address(stack[b], wide), self, index);
            case MEMORY_FILL -> Bulk.memoryFill(address(stack[b], wide), (int) stack[b + 1],
                    address(stack[b + 2], wide), self, index);
            case MEMORY_COPY -> Bulk.memoryCopy(address(stack[b], wide), address(stack[b + 1], wide2),
                    address(stack[b + 2], wide && wide2), self, index, index2);
            case MEMORY_INIT -> Bulk.memoryInit(address(stack[b], wide2), (int) stack[b + 1], (int) stack[b + 2], self,
                    index, index2);
            case DATA_DROP -> Bulk.dataDrop(self, index);
            case REF_FUNC -> references[b] = Bulk.functionReference(self, index);
            case I64_ADD128, I64_SUB128, I64_MUL_WIDE_S, I64_MUL_WIDE_U -> wide(OPCODES[ordinal], stack, b);
            case RETURN ->
                    HeapRun.end(SlotKind.slots(self.definition(index).type().results(), stack, references, b));
            default -> {
                if (OPCODES[ordinal].isVector()) {
                    vector(OPCODES[ordinal], self, stack, b, index, index2, wide, wide2);
                } else if (OPCODES[ordinal].isAtomic()) {
                    atomic(OPCODES[ordinal], self, stack, b, index, wide, wide2);
                } else {
                    AggregateOperations.execute(OPCODES[ordinal], self, stack, references, b, index, index2, wide,
                            wide2);
                }
            }
        }
    }

    private static void vector(Opcode opcode, Instance self, long[] stack, int b, int memory, int lane, boolean wide,
            boolean offset) {
        if (opcode.accessBytes() == 0) {
            VectorOperations.execute(opcode, stack, b, lane);
            return;
        }
        int last = opcode.signature().orElseThrow().operandCount() == 1 ? b + 1 : b + 3;
        VectorMemory.access(opcode, self.memories[memory].segment, address(stack[b], wide),
                offset ? stack[last] : 0, lane, stack, b);
    }

    private static void atomic(Opcode opcode, Instance self, long[] stack, int b, int memory, boolean wide,
            boolean offset) {
        if (opcode == Opcode.ATOMIC_FENCE) {
            Atomics.fence();
            return;
        }
        int last = b + opcode.signature().orElseThrow().operandCount();
        AtomicOperations.execute(opcode, self, self.memories[memory], address(stack[b], wide),
                offset ? stack[last] : 0, stack, b);
    }

    private static void globalGet(GlobalInstance global, long[] stack, Object[] references, int b) {
        switch (global) {
            case GlobalInstance.OfI32 i32 -> stack[b] = i32.value;
            case GlobalInstance.OfI64 i64 -> stack[b] = i64.value;
            case GlobalInstance.OfF32 f32 -> stack[b] = Float.floatToRawIntBits(f32.value);
            case GlobalInstance.OfF64 f64 -> stack[b] = Double.doubleToRawLongBits(f64.value);
            case GlobalInstance.OfReference reference -> references[b] = reference.value;
            case GlobalInstance.OfV128 v128 -> {
                stack[b] = v128.low;
                stack[b + 1] = v128.high;
            }
        }
    }

    private static void globalSet(GlobalInstance global, long[] stack, Object[] references, int b) {
        switch (global) {
            case GlobalInstance.OfI32 i32 -> i32.value = (int) stack[b];
            case GlobalInstance.OfI64 i64 -> i64.value = stack[b];
            case GlobalInstance.OfF32 f32 -> f32.value = Float.intBitsToFloat((int) stack[b]);
            case GlobalInstance.OfF64 f64 -> f64.value = Double.longBitsToDouble(stack[b]);
            case GlobalInstance.OfReference reference -> reference.value = references[b];
            case GlobalInstance.OfV128 v128 -> {
                v128.low = stack[b];
                v128.high = stack[b + 1];
            }
        }
    }

    private static void wide(Opcode opcode, long[] stack, int b) {
        long low = stack[b];
        long high = stack[b + 1];
        switch (opcode) {
            case I64_ADD128 -> {
                stack[b] = low + stack[b + 2];
                stack[b + 1] = WideArithmetic.i64Add128High(low, high, stack[b + 2], stack[b + 3]);
            }
            case I64_SUB128 -> {
                stack[b] = low - stack[b + 2];
                stack[b + 1] = WideArithmetic.i64Sub128High(low, high, stack[b + 2], stack[b + 3]);
            }
            case I64_MUL_WIDE_S -> {
                stack[b] = low * high;
                stack[b + 1] = Math.multiplyHigh(low, high);
            }
            case I64_MUL_WIDE_U -> {
                stack[b] = low * high;
                stack[b + 1] = Math.unsignedMultiplyHigh(low, high);
            }
            default -> throw new AssertionError(opcode);
        }
    }
}
