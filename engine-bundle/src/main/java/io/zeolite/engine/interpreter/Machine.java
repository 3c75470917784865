package io.zeolite.engine.interpreter;

import io.zeolite.engine.numeric.IntegerDivision;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.GlobalInstance;
import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.MemoryAccess;
import io.zeolite.engine.runtime.Trap;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Executes one call from Java with all calls between interpreted functions in it, whichever instances they belong to.
 * <p>
 * Shape: a frame is a window of the stack, whose slots hold parameters, other locals and operands; the parameters of a
 * call are the first slots of the callee's frame, and so are its results. A slot holds the bits of a number, those of
 * i32 and f32 sign-extended, or, in an array of the same size that is there only if a function asks for it, a reference.
 * The callers' places are on a stack of their own.
 * <p>
 * Threads: confined while it executes.
 *
 * @implNote The virtual machine never compiles methods above 8,000 bytes, so {@link #execute} has what is frequent; the
 *           rest is in {@link NumericOperations}, {@link MemoryOperations} and {@link InstanceOperations}.
 */
public final class Machine {

    /** The most calls that can be active. */
    static final int MAX_FRAMES = 100_000;
    /** The most slots that the stack can have. */
    static final int MAX_SLOTS = 1 << 22;

    private static final int KEPT_SLOTS = 1 << 14;
    private static final int KEPT_FRAMES = 1 << 10;
    private static final Object[] NO_REFERENCES = {};

    static {
        StackFrames.linkErrorPaths();
    }

    private long[] stack = new long[256];
    private Object[] references = NO_REFERENCES;
    private BoundFunction[] callers = new BoundFunction[16];
    private long[] places = new long[16];
    private int depth;
    private BoundFunction current;
    private int fp;
    private int pc;

    Machine() {
    }

    /**
     * {@return a machine for a call} Emitted code calls it, sets the parameters, and then {@link #call} or
     * {@link #callForReference}.
     *
     * @param slots how many slots parameters and results take
     */
    public static Machine acquire(FunctionInstance function, int slots) {
        Machine machine = ((InterpreterInstance) function.instance).takeMachine();
        if (machine.stack.length < slots) {
            machine.grow(slots);
        }
        return machine;
    }

    /** {@return the slots, for parameters from 0 on} */
    public long[] slots() {
        return stack;
    }

    /** Sets a parameter that is a reference. */
    public void setReference(int slot, Object reference) {
        needReferences();
        references[slot] = reference;
    }

    /** Sets all parameters, which come in arrays. */
    public void setParameters(long[] bits, Object[] parameters, FunctionInstance function) {
        SlotKind[] kinds = SlotKind.of(function.definition().type().parameters());
        for (int slot = 0; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                setReference(slot, parameters[slot]);
            } else {
                stack[slot] = kinds[slot].toStack(bits[slot]);
            }
        }
    }

    /** {@return the first result of the function; the other ones are left in the caller} */
    public long call(FunctionInstance function, Instance caller) {
        try {
            execute(function);
            leaveResults(function, caller);
            return stack[0];
        } finally {
            release((InterpreterInstance) function.instance);
        }
    }

    /** {@return the first result of the function, a reference; the other ones are left in the caller} */
    public Object callForReference(FunctionInstance function, Instance caller) {
        try {
            execute(function);
            leaveResults(function, caller);
            return references[0];
        } finally {
            release((InterpreterInstance) function.instance);
        }
    }

    private void execute(FunctionInstance function) {
        execute(((InterpreterInstance) function.instance).bound(function.definition().index()));
    }

    private void leaveResults(FunctionInstance function, Instance caller) {
        if (function.definition().type().results().size() < 2) {
            return;
        }
        SlotKind[] kinds = SlotKind.of(function.definition().type().results());
        caller.reserveResults(kinds.length);
        for (int slot = 1; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                caller.resultReferences[slot] = references[slot];
            } else {
                caller.resultBits[slot] = kinds[slot].fromStack(stack[slot]);
            }
        }
    }

    /** Gives the machine back for later calls, without anything that it would keep alive. */
    private void release(InterpreterInstance instance) {
        depth = 0;
        current = null;
        if (stack.length > KEPT_SLOTS || callers.length > KEPT_FRAMES) {
            return;
        }
        for (int i = 0; i < callers.length && callers[i] != null; i++) {
            callers[i] = null;
        }
        if (references.length > 0) {
            Arrays.fill(references, null);
        }
        instance.returnMachine(this);
    }

    /**
     * Executes the function, whose parameters lie from slot 0 on, until it returns, its results there, or until an
     * exception leaves it.
     */
    private void execute(BoundFunction entry) {
        BoundFunction callee = entry;
        BoundFunction current = null;
        int depth = 0;
        int start = 0;
        int pc = 0;
        int base = 0;
        boolean tail = true;
        while (true) {
            try {
                while (true) {
                    if (callee != null) {
                        BoundFunction next = callee;
                        callee = null;
                        Body body = next.body;
                        if (body == null) {
                            save(current, depth, start, pc);
                            body = next.prepare();
                        }
                        if (body == Body.FOREIGN) {
                            save(current, depth, start, pc);
                            next.call(stack, references, base, current.instance);
                        } else {
                            if (!tail) {
                                if (depth == places.length) {
                                    growFrames();
                                }
                                callers[depth] = current;
                                places[depth] = (long) pc << 32 | start;
                                depth++;
                            }
                            current = next;
                            start = base;
                            pc = 0;
                            enter(body, start);
                        }
                    }
                    // What changes with the frame or the memory's size does not change in the inner loop.
                    final int fp = start;
                    final long[] stack = this.stack;
                    final long[] code = current.body.words();
                    final MemorySegment memory = current.memory();
                    dispatch : while (true) {
                        long word = code[pc++];
                        int low = (int) word;
                        int a = fp + ((int) (word >>> 32) & 0xffff);
                        int b = fp + (int) (word >>> 48);
                        int d = fp + (low >>> 16);
                        int op = low & 0xff;
                        if (op >= Op.MOVE) {
                            if (op < Op.EQ_I) {
                                long x = stack[a];
                                long y = stack[b];
                                stack[d] = switch (op) {
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
                                    case Op.F64_MUL_ADD -> Double.doubleToRawLongBits(Double.longBitsToDouble(stack[fp + (int) code[pc++]])
                                            + Double.longBitsToDouble(x) * Double.longBitsToDouble(y));
                                    case Op.F64_MUL_SUB -> Double.doubleToRawLongBits(Double.longBitsToDouble(stack[fp + (int) code[pc++]])
                                            - Double.longBitsToDouble(x) * Double.longBitsToDouble(y));
                                    case Op.NUMERIC -> NumericOperations.execute(low >>> 8 & 0xff, x, y);
                                    default -> throw unknown(op);
                                };
                            } else if (op < Op.LOAD_8_S) {
                                long x = stack[a];
                                int immediate = low >> 8;
                                stack[b] = switch (op) {
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
                                    case Op.LOAD_8_U_D -> memory.get(MemoryAccess.I8, (int) x + immediate & 0xffff_ffffL) & 0xff;
                                    case Op.LOAD_32_S_D -> memory.get(MemoryAccess.I32, (int) x + immediate & 0xffff_ffffL);
                                    case Op.LOAD_64_D -> memory.get(MemoryAccess.I64, (int) x + immediate & 0xffff_ffffL);
                                    case Op.GLOBAL_GET_32 -> ((GlobalInstance.OfI32) current.instance.globals[low >>> 8]).value;
                                    case Op.GLOBAL_GET_64 -> ((GlobalInstance.OfI64) current.instance.globals[low >>> 8]).value;
                                    default -> throw unknown(op);
                                };
                            } else {
                                long address = (stack[a] & 0xffff_ffffL) + (low >>> 8);
                                stack[b] = switch (op) {
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
                                    memory.set(MemoryAccess.I8, (stack[a] & 0xffff_ffffL) + (low >>> 8), (byte) stack[b]);
                                case Op.STORE_16 ->
                                    memory.set(MemoryAccess.I16, (stack[a] & 0xffff_ffffL) + (low >>> 8), (short) stack[b]);
                                case Op.STORE_32 ->
                                    memory.set(MemoryAccess.I32, (stack[a] & 0xffff_ffffL) + (low >>> 8), (int) stack[b]);
                                case Op.STORE_64 ->
                                    memory.set(MemoryAccess.I64, (stack[a] & 0xffff_ffffL) + (low >>> 8), stack[b]);
                                case Op.STORE_8_X -> memory.set(MemoryAccess.I8,
                                        ((int) stack[a] + (int) stack[b] & 0xffff_ffffL) + (low >>> 8 & 0xff), (byte) stack[d]);
                                case Op.STORE_32_X -> memory.set(MemoryAccess.I32,
                                        ((int) stack[a] + (int) stack[b] & 0xffff_ffffL) + (low >>> 8 & 0xff), (int) stack[d]);
                                case Op.STORE_64_X -> memory.set(MemoryAccess.I64,
                                        ((int) stack[a] + (int) stack[b] & 0xffff_ffffL) + (low >>> 8 & 0xff), stack[d]);
                                case Op.ADD_BRANCH_NE -> {
                                    long sum = code[pc++];
                                    int counter = fp + ((int) sum & 0xffff);
                                    stack[counter] = (int) stack[counter] + (int) (sum >> 32);
                                    if (stack[a] != stack[b]) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.ADD_BRANCH_LT_S -> {
                                    long sum = code[pc++];
                                    int counter = fp + ((int) sum & 0xffff);
                                    stack[counter] = (int) stack[counter] + (int) (sum >> 32);
                                    if (stack[a] < stack[b]) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.ADD_BRANCH_LT_U -> {
                                    long sum = code[pc++];
                                    int counter = fp + ((int) sum & 0xffff);
                                    stack[counter] = (int) stack[counter] + (int) (sum >> 32);
                                    if (Long.compareUnsigned(stack[a], stack[b]) < 0) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.ADD_BRANCH_NE_I -> {
                                    long sum = code[pc++];
                                    int counter = fp + ((int) sum & 0xffff);
                                    stack[counter] = (int) stack[counter] + (int) (sum >> 32);
                                    if (stack[a] != word >> 48) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_EQ -> {
                                    if (stack[a] == stack[b]) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_NE -> {
                                    if (stack[a] != stack[b]) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_LT_S -> {
                                    if (stack[a] < stack[b]) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_LT_U -> {
                                    if (Long.compareUnsigned(stack[a], stack[b]) < 0) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_LE_S -> {
                                    if (stack[a] <= stack[b]) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_LE_U -> {
                                    if (Long.compareUnsigned(stack[a], stack[b]) <= 0) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_EQ_I -> {
                                    if (stack[a] == word >> 48) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_NE_I -> {
                                    if (stack[a] != word >> 48) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_LT_S_I -> {
                                    if (stack[a] < word >> 48) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_GE_S_I -> {
                                    if (stack[a] >= word >> 48) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_LT_U_I -> {
                                    if (Long.compareUnsigned(stack[a], word >> 48) < 0) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.BRANCH_GE_U_I -> {
                                    if (Long.compareUnsigned(stack[a], word >> 48) >= 0) {
                                        pc = low >>> 8;
                                    }
                                }
                                case Op.MOVE_REFERENCE -> references[d] = references[a];
                                case Op.CONST -> stack[d] = word >> 32;
                                case Op.CONST_64 -> stack[d] = code[pc++];
                                case Op.NULL -> references[d] = null;
                                case Op.IS_NULL -> stack[d] = references[a] == null ? 1 : 0;
                                case Op.SELECT -> stack[d] = stack[fp + (int) code[pc++]] != 0 ? stack[a] : stack[b];
                                case Op.SELECT_REFERENCE ->
                                    references[d] = references[stack[fp + (int) code[pc++]] != 0 ? a : b];
                                default -> throw unknown(op);
                            }
                        } else {
                            switch (op) {
                                case Op.BRANCH -> pc = low >>> 8;
                                case Op.BRANCH_TABLE -> {
                                    int count = low >>> 8;
                                    int index = (int) stack[a];
                                    pc = (int) code[pc + (Integer.compareUnsigned(index, count) < 0 ? index : count)] >>> 8;
                                }
                                case Op.RETURN, Op.RETURN_VALUE, Op.RETURN_REFERENCE, Op.RETURN_MANY -> {
                                    if ((low & 0xff) == Op.RETURN_VALUE) {
                                        stack[fp] = stack[a];
                                    } else if ((low & 0xff) != Op.RETURN) {
                                        leave(low, a, fp);
                                    }
                                    if (depth == 0) {
                                        return;
                                    }
                                    current = callers[--depth];
                                    pc = (int) (places[depth] >>> 32);
                                    start = (int) places[depth];
                                    break dispatch;
                                }
                                case Op.CALL -> {
                                    callee = current.instance.bound(low >>> 8);
                                    base = b;
                                    tail = false;
                                    break dispatch;
                                }
                                case Op.CALL_INDIRECT -> {
                                    callee = current.element(low >>> 8, stack[a], code[pc++]);
                                    base = b;
                                    tail = false;
                                    break dispatch;
                                }
                                case Op.CALL_REFERENCE -> {
                                    callee = current.instance.bound(references[a]);
                                    base = b;
                                    tail = false;
                                    break dispatch;
                                }
                                case Op.TAIL_CALL -> {
                                    callee = current.instance.bound(low >>> 8);
                                    moveParameters(callee, b, fp);
                                    base = fp;
                                    tail = true;
                                    break dispatch;
                                }
                                case Op.TAIL_CALL_INDIRECT -> {
                                    callee = current.element(low >>> 8, stack[a], code[pc++]);
                                    moveParameters(callee, b, fp);
                                    base = fp;
                                    tail = true;
                                    break dispatch;
                                }
                                case Op.TAIL_CALL_REFERENCE -> {
                                    callee = current.instance.bound(references[a]);
                                    moveParameters(callee, b, fp);
                                    base = fp;
                                    tail = true;
                                    break dispatch;
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
                                    ((GlobalInstance.OfI32) current.instance.globals[low >>> 8]).value = (int) stack[a];
                                case Op.GLOBAL_SET_64 ->
                                    ((GlobalInstance.OfI64) current.instance.globals[low >>> 8]).value = stack[a];
                                case Op.MOVE_PAIR -> {
                                    stack[d] = stack[a];
                                    stack[d + 1] = stack[b];
                                }
                                case Op.MOVE_CHAIN -> {
                                    stack[d] = stack[a];
                                    stack[a] = stack[b];
                                }
                                case Op.ACCESS -> MemoryOperations.access(current.instance.memories[b - fp].segment, low >>> 8 & 0xff,
                                        stack[a] & 0xffff_ffffL, code[pc++], stack, d);
                                case Op.ACCESS_64 -> MemoryOperations.access(current.instance.memories[b - fp].segment,
                                        low >>> 8 & 0xff, stack[a], code[pc++], stack, d);
                                case Op.INSTANCE -> {
                                    InstanceOperations.execute(low >>> 8, current.instance, stack, references, b, code[pc++]);
                                    break dispatch;
                                }
                                default -> throw unknown(op);
                            }
                        }
                    }
                }
            } catch (Throwable thrown) {
                save(current, depth, start, pc);
                if (!(thrown instanceof GuestException exception) || !handle(exception)) {
                    StackFrames.add(thrown, current, callers, depth);
                    throw thrown;
                }
                callee = null;
                current = this.current;
                depth = this.depth;
                start = this.fp;
                pc = this.pc;
            }
        }
    }

    /** Puts the state of execution where others can see it. */
    private void save(BoundFunction active, int activeDepth, int activeFp, int activePc) {
        current = active;
        depth = activeDepth;
        fp = activeFp;
        pc = activePc;
    }

    private void leave(int low, int from, int to) {
        if ((low & 0xff) == Op.RETURN_REFERENCE) {
            references[to] = references[from];
            return;
        }
        int count = low >>> 8;
        System.arraycopy(stack, from, stack, to, count);
        if (references.length > 0) {
            System.arraycopy(references, from, references, to, count);
        }
    }

    private void moveParameters(BoundFunction callee, int from, int to) {
        System.arraycopy(stack, from, stack, to, callee.parameterSlots);
        if (references.length > 0) {
            System.arraycopy(references, from, references, to, callee.parameterSlots);
        }
    }

    /** Makes the frame of a function, whose parameters are there. */
    private void enter(Body body, int start) {
        if (start + body.frameSlots() > stack.length) {
            grow(start + body.frameSlots());
        }
        int locals = start + body.parameterSlots();
        for (int slot = locals; slot < locals + body.localSlots(); slot++) {
            stack[slot] = 0;
        }
        if (body.constants().length > 0) {
            System.arraycopy(body.constants(), 0, stack, locals + body.localSlots(), body.constants().length);
        }
        if (body.references()) {
            needReferences();
            Arrays.fill(references, locals, locals + body.localSlots(), null);
        }
    }

    private void needReferences() {
        if (references.length < stack.length) {
            references = Arrays.copyOf(references, stack.length);
        }
    }

    private void grow(int slots) {
        if (slots > MAX_SLOTS) {
            throw exhausted();
        }
        stack = Arrays.copyOf(stack, Math.max(slots, Math.min(MAX_SLOTS, 2 * stack.length)));
        if (references.length > 0) {
            needReferences();
        }
    }

    private void growFrames() {
        if (places.length >= MAX_FRAMES) {
            throw exhausted();
        }
        int frames = Math.min(MAX_FRAMES, 2 * places.length);
        callers = Arrays.copyOf(callers, frames);
        places = Arrays.copyOf(places, frames);
    }

    /** What the virtual machine throws when the stack is its own. */
    private static StackOverflowError exhausted() {
        return new StackOverflowError();
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
            bits[slot] = kinds[slot].fromStack(stack[from + slot]);
        }
        return new GuestException(instance.tags[tag], bits, values);
    }

    /** {@return whether a frame handles the exception} Execution is to go on at the handler then. */
    private boolean handle(GuestException exception) {
        while (current != null) {
            Handler handler = current.body.handler(pc - 1, exception.tag(), current.instance);
            if (handler != null) {
                pushCaught(handler, exception);
                pc = handler.target();
                return true;
            }
            if (depth == 0) {
                return false;
            }
            depth--;
            current = callers[depth];
            pc = (int) (places[depth] >>> 32);
            fp = (int) places[depth];
        }
        return false;
    }

    private void pushCaught(Handler handler, GuestException exception) {
        int slot = fp + handler.slot();
        if (handler.kind().hasTag()) {
            SlotKind[] kinds = SlotKind.of(exception.tag().type().parameters());
            for (int value = 0; value < kinds.length; value++) {
                if (kinds[value] == SlotKind.REFERENCE) {
                    references[slot++] = exception.reference(value);
                } else {
                    stack[slot++] = kinds[value].toStack(exception.bits(value));
                }
            }
        }
        if (handler.kind().passesException()) {
            references[slot] = exception;
        }
    }
}
