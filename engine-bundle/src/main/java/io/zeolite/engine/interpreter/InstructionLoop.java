package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.IntegerDivision;
import io.zeolite.engine.runtime.GlobalInstance;
import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.HeapRun;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.MemoryAccess;
import io.zeolite.engine.runtime.Trap;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Executes the instructions of the active frame; what is called is left to the machine.
 *
 * @implNote The virtual machine never compiles methods above 8,000 bytes, so {@link #run} has what is frequent; the rest
 *           is in {@link NumericOperations}, {@link MemoryOperations} and {@link InstanceOperations}. What makes its loop
 *           fast is that few values are alive in it: it changes nothing but the place, indices of slots need no base as
 *           each frame is an array of its own, and operands are read before an operation is told from others like it.
 */
abstract class InstructionLoop extends FrameStack {

    /** The function that is to be called next; null if there is none. */
    BoundFunction callee;
    /** Where in the active frame the parameters of the callee lie. */
    int base;
    /** Whether the callee replaces the active function. */
    boolean tail;

    InstructionLoop() {
    }

    private void call(BoundFunction function, int from) {
        callee = function;
        base = from;
        tail = false;
    }

    /** Calls in place of the active frame, to whose start the parameters are moved. */
    private void tailCall(BoundFunction function, int from) {
        if (current.observed) {
            HeapRun.replace(function.definition());
        }
        System.arraycopy(frame, from, frame, 0, function.parameterSlots);
        if (references.length > 0) {
            System.arraycopy(references, from, references, 0, function.parameterSlots);
        }
        callee = function;
        base = 0;
        tail = true;
    }

    /**
     * Executes instructions of the active frame until it calls, returns, or its memory changes.
     *
     * @return the place where execution goes on in the frame that is active then; {@link #FINISHED} if there is none
     */
    final int run(long[] frame, Object[] references, long[] code, MemorySegment memory, int start) {
        int pc = start;
        try {
            while (true) {
                long word = code[pc++];
                int low = (int) word;
                int a = (int) (word >>> 32) & 0xffff;
                int b = (int) (word >>> 48);
                int d = low >>> 16;
                int op = low & 0xff;
                if (op >= Op.MOVE) {
                    if (op < Op.EQ_I) {
                        long x = frame[a];
                        long y = frame[b];
                        frame[d] = switch (op) {
                            case Op.MOVE -> x;
                            case Op.EQ -> x == y ? 1 : 0;
                            case Op.NE -> x != y ? 1 : 0;
                            case Op.LT_S -> x < y ? 1 : 0;
                            case Op.LT_U -> Long.compareUnsigned(x, y) < 0 ? 1 : 0;
                            case Op.LE_S -> x <= y ? 1 : 0;
                            case Op.LE_U -> Long.compareUnsigned(x, y) <= 0 ? 1 : 0;
                            case Op.AND -> x & y;
                            case Op.OR -> x | y;
                            case Op.XOR -> x ^ y;
                            case Op.I32_ADD -> (int) x + (int) y;
                            case Op.I32_SUB -> (int) x - (int) y;
                            case Op.I32_MUL -> (int) x * (int) y;
                            case Op.I32_SHL -> (int) x << (int) y;
                            case Op.I32_SHR_S -> (int) x >> (int) y;
                            case Op.I32_SHR_U -> (int) x >>> (int) y;
                            case Op.I32_ROTL -> Integer.rotateLeft((int) x, (int) y);
                            case Op.I32_ROTR -> Integer.rotateRight((int) x, (int) y);
                            case Op.I32_DIV_S -> IntegerDivision.i32DivS((int) x, (int) y);
                            case Op.I32_DIV_U -> IntegerDivision.i32DivU((int) x, (int) y);
                            case Op.I32_REM_S -> IntegerDivision.i32RemS((int) x, (int) y);
                            case Op.I32_REM_U -> IntegerDivision.i32RemU((int) x, (int) y);
                            case Op.I64_ADD -> x + y;
                            case Op.I64_SUB -> x - y;
                            case Op.I64_MUL -> x * y;
                            case Op.I64_SHL -> x << y;
                            case Op.I64_SHR_S -> x >> y;
                            case Op.I64_SHR_U -> x >>> y;
                            case Op.I64_ROTL -> Long.rotateLeft(x, (int) y);
                            case Op.I64_ROTR -> Long.rotateRight(x, (int) y);
                            case Op.I32_WRAP -> (int) x;
                            case Op.I64_EXTEND_U -> x & 0xffff_ffffL;
                            case Op.LOAD_8_U_X -> memory.get(MemoryAccess.I8,
                                    ((int) x + (int) y & 0xffff_ffffL) + (low >>> 8 & 0xff)) & 0xff;
                            case Op.LOAD_32_S_X -> memory.get(MemoryAccess.I32,
                                    ((int) x + (int) y & 0xffff_ffffL) + (low >>> 8 & 0xff));
                            case Op.LOAD_64_X -> memory.get(MemoryAccess.I64,
                                    ((int) x + (int) y & 0xffff_ffffL) + (low >>> 8 & 0xff));
                            case Op.F32_ADD -> Float.floatToRawIntBits(
                                    Float.intBitsToFloat((int) x) + Float.intBitsToFloat((int) y));
                            case Op.F32_SUB -> Float.floatToRawIntBits(
                                    Float.intBitsToFloat((int) x) - Float.intBitsToFloat((int) y));
                            case Op.F32_MUL -> Float.floatToRawIntBits(
                                    Float.intBitsToFloat((int) x) * Float.intBitsToFloat((int) y));
                            case Op.F32_DIV -> Float.floatToRawIntBits(
                                    Float.intBitsToFloat((int) x) / Float.intBitsToFloat((int) y));
                            case Op.F64_ADD -> Double.doubleToRawLongBits(
                                    Double.longBitsToDouble(x) + Double.longBitsToDouble(y));
                            case Op.F64_SUB -> Double.doubleToRawLongBits(
                                    Double.longBitsToDouble(x) - Double.longBitsToDouble(y));
                            case Op.F64_MUL -> Double.doubleToRawLongBits(
                                    Double.longBitsToDouble(x) * Double.longBitsToDouble(y));
                            case Op.F64_DIV -> Double.doubleToRawLongBits(
                                    Double.longBitsToDouble(x) / Double.longBitsToDouble(y));
                            case Op.F64_EQ -> Double.longBitsToDouble(x) == Double.longBitsToDouble(y) ? 1 : 0;
                            case Op.F64_NE -> Double.longBitsToDouble(x) != Double.longBitsToDouble(y) ? 1 : 0;
                            case Op.F64_LT -> Double.longBitsToDouble(x) < Double.longBitsToDouble(y) ? 1 : 0;
                            case Op.F64_LE -> Double.longBitsToDouble(x) <= Double.longBitsToDouble(y) ? 1 : 0;
                            case Op.F64_MUL_ADD ->
                                    Double.doubleToRawLongBits(Double.longBitsToDouble(frame[(int) code[pc++]])
                                            + Double.longBitsToDouble(x) * Double.longBitsToDouble(y));
                            case Op.F64_MUL_SUB ->
                                    Double.doubleToRawLongBits(Double.longBitsToDouble(frame[(int) code[pc++]])
                                            - Double.longBitsToDouble(x) * Double.longBitsToDouble(y));
                            case Op.NUMERIC -> NumericOperations.execute(low >>> 8 & 0xff, x, y);
                            default -> throw unknown(op);
                        };
                    } else if (op < Op.LOAD_8_S) {
                        long x = frame[a];
                        int immediate = low >> 8;
                        frame[b] = switch (op) {
                            case Op.EQ_I -> x == immediate ? 1 : 0;
                            case Op.NE_I -> x != immediate ? 1 : 0;
                            case Op.LT_S_I -> x < immediate ? 1 : 0;
                            case Op.GE_S_I -> x >= immediate ? 1 : 0;
                            case Op.LT_U_I -> Long.compareUnsigned(x, immediate) < 0 ? 1 : 0;
                            case Op.GE_U_I -> Long.compareUnsigned(x, immediate) >= 0 ? 1 : 0;
                            case Op.AND_I -> x & immediate;
                            case Op.OR_I -> x | immediate;
                            case Op.XOR_I -> x ^ immediate;
                            case Op.I32_ADD_I -> (int) x + immediate;
                            case Op.I32_MUL_I -> (int) x * immediate;
                            case Op.I32_SHL_I -> (int) x << immediate;
                            case Op.I32_SHR_S_I -> (int) x >> immediate;
                            case Op.I32_SHR_U_I -> (int) x >>> immediate;
                            case Op.I32_ROTL_I -> Integer.rotateLeft((int) x, immediate);
                            case Op.I64_ADD_I -> x + immediate;
                            case Op.I64_MUL_I -> x * immediate;
                            case Op.I64_SHL_I -> x << immediate;
                            case Op.I64_SHR_S_I -> x >> immediate;
                            case Op.I64_SHR_U_I -> x >>> immediate;
                            case Op.I64_ROTL_I -> Long.rotateLeft(x, immediate);
                            case Op.LOAD_8_U_D ->
                                    memory.get(MemoryAccess.I8, (int) x + immediate & 0xffff_ffffL) & 0xff;
                            case Op.LOAD_32_S_D -> memory.get(MemoryAccess.I32, (int) x + immediate & 0xffff_ffffL);
                            case Op.LOAD_64_D -> memory.get(MemoryAccess.I64, (int) x + immediate & 0xffff_ffffL);
                            case Op.GLOBAL_GET_32 -> ((GlobalInstance.OfI32) current.instance.globals[low >>> 8]).value;
                            case Op.GLOBAL_GET_64 -> ((GlobalInstance.OfI64) current.instance.globals[low >>> 8]).value;
                            default -> throw unknown(op);
                        };
                    } else {
                        long address = (frame[a] & 0xffff_ffffL) + (low >>> 8);
                        frame[b] = switch (op) {
                            case Op.LOAD_8_S -> memory.get(MemoryAccess.I8, address);
                            case Op.LOAD_8_U -> memory.get(MemoryAccess.I8, address) & 0xff;
                            case Op.LOAD_16_S -> memory.get(MemoryAccess.I16, address);
                            case Op.LOAD_16_U -> memory.get(MemoryAccess.I16, address) & 0xffff;
                            case Op.LOAD_32_S -> memory.get(MemoryAccess.I32, address);
                            case Op.LOAD_32_U -> memory.get(MemoryAccess.I32, address) & 0xffff_ffffL;
                            case Op.LOAD_64 -> memory.get(MemoryAccess.I64, address);
                            default -> throw unknown(op);
                        };
                    }
                } else if (op >= Op.STORE_8) {
                    switch (op) {
                        case Op.STORE_8 ->
                                memory.set(MemoryAccess.I8, (frame[a] & 0xffff_ffffL) + (low >>> 8), (byte) frame[b]);
                        case Op.STORE_16 ->
                                memory.set(MemoryAccess.I16, (frame[a] & 0xffff_ffffL) + (low >>> 8), (short) frame[b]);
                        case Op.STORE_32 ->
                                memory.set(MemoryAccess.I32, (frame[a] & 0xffff_ffffL) + (low >>> 8), (int) frame[b]);
                        case Op.STORE_64 ->
                                memory.set(MemoryAccess.I64, (frame[a] & 0xffff_ffffL) + (low >>> 8), frame[b]);
                        case Op.STORE_8_X -> memory.set(MemoryAccess.I8,
                                ((int) frame[a] + (int) frame[b] & 0xffff_ffffL) + (low >>> 8 & 0xff), (byte) frame[d]);
                        case Op.STORE_32_X -> memory.set(MemoryAccess.I32,
                                ((int) frame[a] + (int) frame[b] & 0xffff_ffffL) + (low >>> 8 & 0xff), (int) frame[d]);
                        case Op.STORE_64_X -> memory.set(MemoryAccess.I64,
                                ((int) frame[a] + (int) frame[b] & 0xffff_ffffL) + (low >>> 8 & 0xff), frame[d]);
                        case Op.ADD_BRANCH_NE -> {
                            long sum = code[pc++];
                            int counter = (int) sum & 0xffff;
                            frame[counter] = (int) frame[counter] + (int) (sum >> 32);
                            if (frame[a] != frame[b]) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.ADD_BRANCH_LT_S -> {
                            long sum = code[pc++];
                            int counter = (int) sum & 0xffff;
                            frame[counter] = (int) frame[counter] + (int) (sum >> 32);
                            if (frame[a] < frame[b]) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.ADD_BRANCH_LT_U -> {
                            long sum = code[pc++];
                            int counter = (int) sum & 0xffff;
                            frame[counter] = (int) frame[counter] + (int) (sum >> 32);
                            if (Long.compareUnsigned(frame[a], frame[b]) < 0) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.ADD_BRANCH_NE_I -> {
                            long sum = code[pc++];
                            int counter = (int) sum & 0xffff;
                            frame[counter] = (int) frame[counter] + (int) (sum >> 32);
                            if (frame[a] != word >> 48) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_EQ -> {
                            if (frame[a] == frame[b]) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_NE -> {
                            if (frame[a] != frame[b]) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_LT_S -> {
                            if (frame[a] < frame[b]) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_LT_U -> {
                            if (Long.compareUnsigned(frame[a], frame[b]) < 0) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_LE_S -> {
                            if (frame[a] <= frame[b]) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_LE_U -> {
                            if (Long.compareUnsigned(frame[a], frame[b]) <= 0) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_EQ_I -> {
                            if (frame[a] == word >> 48) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_NE_I -> {
                            if (frame[a] != word >> 48) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_LT_S_I -> {
                            if (frame[a] < word >> 48) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_GE_S_I -> {
                            if (frame[a] >= word >> 48) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_LT_U_I -> {
                            if (Long.compareUnsigned(frame[a], word >> 48) < 0) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_GE_U_I -> {
                            if (Long.compareUnsigned(frame[a], word >> 48) >= 0) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.MOVE_REFERENCE -> references[d] = references[a];
                        case Op.CONST -> frame[d] = word >> 32;
                        case Op.CONST_64 -> frame[d] = code[pc++];
                        case Op.NULL -> references[d] = null;
                        case Op.IS_NULL -> frame[d] = references[a] == null ? 1 : 0;
                        case Op.SELECT -> frame[d] = frame[(int) code[pc++]] != 0 ? frame[a] : frame[b];
                        case Op.SELECT_REFERENCE ->
                                references[d] = references[frame[(int) code[pc++]] != 0 ? a : b];
                        default -> throw unknown(op);
                    }
                } else {
                    switch (op) {
                        case Op.BRANCH -> pc = low >>> 8;
                        case Op.BRANCH_TABLE -> {
                            int count = low >>> 8;
                            int index = (int) frame[a];
                            pc = (int) code[pc + (Integer.compareUnsigned(index, count) < 0 ? index : count)] >>> 8;
                        }
                        case Op.RETURN, Op.RETURN_VALUE, Op.RETURN_REFERENCE, Op.RETURN_MANY -> {
                            return leave(op, low >>> 8, a);
                        }
                        case Op.CALL -> {
                            call(current.state.bound(low >>> 8), b);
                            return pc;
                        }
                        case Op.CALL_INDIRECT -> {
                            call(current.element(low >>> 8, frame[a], code[pc++]), b);
                            return pc;
                        }
                        case Op.CALL_REFERENCE -> {
                            call(current.state.bound(references[a]), b);
                            return pc;
                        }
                        case Op.TAIL_CALL -> {
                            tailCall(current.state.bound(low >>> 8), b);
                            return pc;
                        }
                        case Op.TAIL_CALL_INDIRECT -> {
                            tailCall(current.element(low >>> 8, frame[a], code[pc++]), b);
                            return pc;
                        }
                        case Op.TAIL_CALL_REFERENCE -> {
                            tailCall(current.state.bound(references[a]), b);
                            return pc;
                        }
                        case Op.CHECK_INTERRUPTION -> {
                            if (current.instance.interrupted) {
                                throw current.instance.interruption();
                            }
                        }
                        case Op.UNREACHABLE -> throw Trap.unreachable();
                        case Op.THROW -> throw exception(current.instance, low >>> 8, a);
                        case Op.THROW_REFERENCE -> throw (GuestException) nonNull(references[a]);
                        case Op.BRANCH_NULL -> {
                            if (references[a] == null) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.BRANCH_NON_NULL -> {
                            if (references[a] != null) {
                                pc = low >>> 8;
                            }
                        }
                        case Op.CHECK_NON_NULL -> nonNull(references[a]);
                        case Op.GLOBAL_SET_32 ->
                                ((GlobalInstance.OfI32) current.instance.globals[low >>> 8]).value = (int) frame[a];
                        case Op.GLOBAL_SET_64 ->
                                ((GlobalInstance.OfI64) current.instance.globals[low >>> 8]).value = frame[a];
                        case Op.MOVE_PAIR -> {
                            frame[d] = frame[a];
                            frame[d + 1] = frame[b];
                        }
                        case Op.MOVE_CHAIN -> {
                            frame[d] = frame[a];
                            frame[a] = frame[b];
                        }
                        case Op.ACCESS ->
                                MemoryOperations.access(current.instance.memories[b].segment, low >>> 8 & 0xff,
                                        frame[a] & 0xffff_ffffL, code[pc++], frame, d);
                        case Op.ACCESS_64 -> MemoryOperations.access(current.instance.memories[b].segment,
                                low >>> 8 & 0xff, frame[a], code[pc++], frame, d);
                        case Op.INSTANCE -> {
                            InstanceOperations.execute(low >>> 8, current.instance, frame, references, b, code[pc++]);
                            if (current.memory() != memory) {
                                return pc;
                            }
                        }
                        default -> throw unknown(op);
                    }
                }
            }
        } catch (Throwable thrown) {
            place = pc;
            throw thrown;
        }
    }

    private static AssertionError unknown(int op) {
        return new AssertionError("operation " + op);
    }

    private static Object nonNull(Object reference) {
        if (reference == null) {
            throw Trap.nullReference();
        }
        return reference;
    }

    private GuestException exception(Instance instance, int tag, int from) {
        SlotKind[] kinds = SlotKind.of(instance.tags[tag].type().parameters());
        long[] bits = new long[kinds.length];
        Object[] values = references.length > 0 ? Arrays.copyOfRange(references, from, from + kinds.length) : null;
        for (int slot = 0; slot < kinds.length; slot++) {
            bits[slot] = kinds[slot].fromStack(frame[from + slot]);
        }
        return new GuestException(instance.tags[tag], bits, values);
    }
}
