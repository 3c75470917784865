package io.zeolite.engine.compiler;

import io.zeolite.engine.runtime.CodePosition;
import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Emits a method that a function, or a part of it, becomes, in one pass over the instructions. */
final class FunctionEmitter {

    /** The instructions that look at a pending operand themselves. */
    private static final Set<Opcode> USE_PENDING = usePending();
    /** The instructions that want vectors on the stack of the JVM, since they take them, pass them on or part from here. */
    private static final Set<Opcode> SETTLE = settle();

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;
    private final BlockEmitter blocks;
    private final BranchEmitter branches;
    private final TryEmitter tries;
    private final CallEmitter calls;
    private final ExceptionEmitter exceptions;
    private final VariableEmitter variables;
    private final BulkEmitter bulk;
    private final NumericEmitter numbers;
    private final WideEmitter wide;
    private final VectorEmitter vectors;
    private final StructEmitter structs;
    private final ArrayEmitter arrays;
    private final CastEmitter casts;
    private final VectorMemoryEmitter vectorMemory;
    private final PartEmitter parts;
    private final EntryEmitter entry;
    private final AtomicEmitter atomics;
    private final Label start;
    private int nextPart;

    FunctionEmitter(ModulePlan plan, FunctionPlan function, Piece piece, CodeBuilder code) {
        state = new FunctionState(plan, function, piece, code);
        out = state.out;
        memory = new MemoryEmitter(state);
        branches = new BranchEmitter(state, memory);
        exceptions = new ExceptionEmitter(state);
        tries = new TryEmitter(state, memory, branches, exceptions);
        blocks = new BlockEmitter(state, memory, tries);
        calls = new CallEmitter(state, memory);
        variables = new VariableEmitter(state);
        bulk = new BulkEmitter(state, memory);
        numbers = new NumericEmitter(state);
        wide = new WideEmitter(state);
        vectors = new VectorEmitter(state, numbers);
        structs = new StructEmitter(state);
        arrays = new ArrayEmitter(state);
        casts = new CastEmitter(state);
        vectorMemory = new VectorMemoryEmitter(state, memory);
        entry = new EntryEmitter(state);
        atomics = new AtomicEmitter(state, memory);
        start = out.label();
        parts = new PartEmitter(state, memory, branches, start);
    }

    private static Set<Opcode> settle() {
        Set<Opcode> opcodes = EnumSet.of(Opcode.UNREACHABLE, Opcode.TRY_TABLE, Opcode.SELECT, Opcode.SELECT_T,
                Opcode.BR_ON_NULL, Opcode.BR_ON_NON_NULL);
        opcodes.addAll(EnumSet.range(Opcode.BLOCK, Opcode.RETURN_CALL_REF));
        opcodes.addAll(EnumSet.range(Opcode.STRUCT_NEW, Opcode.I31_GET_U));
        return opcodes;
    }

    private static Set<Opcode> usePending() {
        Set<Opcode> opcodes = EnumSet.of(Opcode.LOCAL_GET, Opcode.I32_CONST, Opcode.I64_CONST, Opcode.IF, Opcode.BR_IF,
                Opcode.SELECT, Opcode.SELECT_T);
        opcodes.addAll(EnumSet.range(Opcode.I32_LOAD, Opcode.I64_STORE32));
        opcodes.addAll(EnumSet.range(Opcode.I32_EQZ, Opcode.I64_ROTR));
        return opcodes;
    }

    FunctionState state() {
        return state;
    }

    /** {@return how often instructions may have grown memories so far} */
    int growths() {
        return memory.growths();
    }

    /** Emits the method's code. */
    void emit() {
        begin();
        while (state.in.nextPosition() < state.piece.endOffset) {
            if (isAtPart()) {
                state.pending.flush();
                parts.call(state.piece.parts.get(nextPart++));
            } else {
                emit(state.in.next());
            }
        }
        if (state.isPart()) {
            state.pending.flush();
            if (state.reachable) {
                state.exits.fall();
            }
            state.exits.finish();
        }
    }

    private boolean isAtPart() {
        List<Piece> all = state.piece.parts;
        return nextPart < all.size() && all.get(nextPart).startOffset == state.in.nextPosition();
    }

    /** Emits what comes before the first instruction. */
    void begin() {
        if (state.isPart()) {
            entry.beginPart();
            memory.begin();
            if (state.piece.passesInputs()) {
                state.activation.take(state.piece.inputs);
            }
            out.load(state.parameters);
            state.stack.push(state.piece.inputs);
            state.in.moveTo(state.piece.startOffset);
            return;
        }
        entry.unpack();
        if (state.plan.facts(state.function).callsItself()) {
            out.code.labelBinding(start);
        }
        new InterruptionEmitter(state).check();
        if (state.functionPlan.isDivided) {
            entry.beginBody();
        } else {
            entry.beginWhole();
        }
        memory.begin();
        blocks.begin();
    }

    /** Emits the instruction that was just read. */
    void emit(Opcode opcode) {
        if (state.reachable) {
            instruction(opcode);
        } else {
            blocks.skip(opcode);
        }
    }

    /**
     * Says where in the module a call comes from, which is emitted next. Lines for all instructions would make emission
     * 30 % slower.
     */
    private void line() {
        int line = lineNumber();
        if (line > 0) {
            out.code.lineNumber(line);
        }
    }

    private int lineNumber() {
        return CodePosition.line(state.plan.firstLine(state.function), state.in.position());
    }

    private void instruction(Opcode opcode) {
        if (!USE_PENDING.contains(opcode)) {
            state.pending.flush();
        }
        if (opcode != Opcode.LOCAL_SET && opcode != Opcode.LOCAL_TEE) {
            state.vectors.keepResult();
        }
        if (SETTLE.contains(opcode) && state.vectors.isAnyWaiting()) {
            state.pending.flush();
            state.vectors.settle();
        }
        switch (opcode) {
            case UNREACHABLE -> trap();
            case NOP -> {}
            case BLOCK -> blocks.block();
            case TRY_TABLE -> blocks.tryTable();
            case LOOP -> blocks.loop();
            case IF -> blocks.condition();
            case ELSE -> blocks.otherwise();
            case END -> blocks.end();
            case THROW -> exceptions.raise(index());
            case THROW_REF -> exceptions.raiseReference();
            case BR -> branches.branch(index());
            case BR_IF -> branches.branchIf(index());
            case BR_TABLE -> branches.branchTable();
            case BR_ON_NULL -> branches.branchOnNull(index());
            case BR_ON_NON_NULL -> branches.branchOnNonNull(index());
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branches.branchOnCast(index(), opcode == Opcode.BR_ON_CAST,
                    () -> casts.test(state.in.castTarget()));
            case RETURN -> branches.returnResults();
            case CALL -> {
                line();
                calls.call(index());
            }
            case CALL_INDIRECT -> {
                line();
                calls.callIndirect(index(), state.in.index2());
            }
            case CALL_REF -> {
                line();
                calls.callReference(index());
            }
            case RETURN_CALL -> tailCall(index());
            case RETURN_CALL_INDIRECT -> calls.leaveIndirect(index(), state.in.index2());
            case RETURN_CALL_REF -> calls.leaveReference(index());
            case DROP -> variables.drop();
            case SELECT, SELECT_T -> variables.select();
            case LOCAL_GET -> variables.getLocal(index());
            case LOCAL_SET -> variables.setLocal(index());
            case LOCAL_TEE -> variables.teeLocal(index());
            case GLOBAL_GET -> variables.getGlobal(index());
            case GLOBAL_SET -> variables.setGlobal(index());
            case I32_CONST -> constant(Kind.I, state.in.i32());
            case I64_CONST -> constant(Kind.J, state.in.i64());
            case F32_CONST -> {
                out.pushFloat(state.in.f32Bits());
                state.stack.push(Kind.F);
            }
            case F64_CONST -> {
                out.pushDouble(state.in.f64Bits());
                state.stack.push(Kind.D);
            }
            case REF_NULL -> {
                out.code.aconst_null();
                state.stack.push(Kind.L);
            }
            case REF_IS_NULL -> {
                state.stack.pop();
                state.stack.push(Kind.I);
                state.pending.setComparison(Comparison.NULL);
            }
            case REF_AS_NON_NULL -> calls.requireNonNull();
            case REF_EQ -> casts.emit(opcode);
            case I64_ADD128, I64_SUB128, I64_MUL_WIDE_S, I64_MUL_WIDE_U -> wide.emit(opcode);
            default -> {
                if (opcode.isVector()) {
                    vector(opcode);
                } else if (opcode.isAtomic()) {
                    atomics.emit(opcode);
                } else if (opcode.isAggregate()) {
                    aggregate(opcode);
                } else {
                    byShape(opcode);
                }
            }
        }
    }

    private void aggregate(Opcode opcode) {
        if (opcode.compareTo(Opcode.ARRAY_NEW) < 0) {
            structs.emit(opcode);
        } else if (opcode.compareTo(Opcode.REF_TEST) < 0) {
            arrays.emit(opcode);
        } else {
            casts.emit(opcode);
        }
    }

    private void vector(Opcode opcode) {
        switch (opcode.immediates()) {
            case V128 -> state.vectors.push(new VectorSource.Constant(state.in.v128Low(), state.in.v128High()));
            case MEMARG -> vectorMemory.access(opcode);
            case MEMARG_LANE -> vectorMemory.accessLane(opcode);
            default -> vectors.emit(opcode);
        }
    }

    private void tailCall(int callee) {
        switch (tailCallForm(Opcode.RETURN_CALL, state.functionPlan.isDivided)) {
            case LOOP -> branches.callItself(start);
            case LEFT -> {
                int line = lineNumber();
                if (line > 0 && state.plan.isTailCallBounded(state.function, callee)
                        && !state.functionPlan.isDivided) {
                    tries.suspend();
                    calls.replaceOrLeave(callee, line);
                } else {
                    calls.leave(callee);
                }
            }
            case IN_PLACE -> {
                tries.suspend();
                line();
                calls.call(callee);
                branches.returnResults();
                state.isLineOfTailCall = true;
            }
        }
    }

    /**
     * {@return how a tail call is made} In a divided function, a handler may be in another method, which must not catch
     * what the callee throws, and parameters in arrays do not come twice.
     */
    TailCallForm tailCallForm(Opcode opcode, boolean isDivided) {
        if (opcode != Opcode.RETURN_CALL) {
            return TailCallForm.LEFT;
        }
        if (index() == state.function && !state.plan.isObserved(state.function)) {
            return isDivided && state.functionPlan.isPacked() ? TailCallForm.LEFT : TailCallForm.LOOP;
        }
        boolean isLeft = state.plan.isTailCallLeft(state.function, index()) || isDivided && state.frames.isWithinTry();
        return isLeft ? TailCallForm.LEFT : TailCallForm.IN_PLACE;
    }

    private void byShape(Opcode opcode) {
        if (opcode.immediates() == Immediates.MEMARG) {
            if (opcode.signature().orElseThrow().resultCount() == 0) {
                memory.store(opcode);
            } else {
                memory.load(opcode);
            }
        } else if (opcode.immediates() == Immediates.NONE) {
            numbers.emit(opcode);
        } else {
            bulk.emit(opcode);
        }
    }

    private int index() {
        return state.in.index();
    }

    private void constant(Kind kind, long value) {
        state.pending.setConstant(kind, value);
        state.stack.push(kind);
    }

    private void trap() {
        out.trap("unreachable");
        state.reachable = false;
    }
}
