package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Emits branches. What a branch carries goes into the variables of its target; operands below that are of no more use
 * are popped, so that the operand stack of the JVM is empty at the label. A branch to a block that another method has
 * ends this one.
 */
final class BranchEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final OperandStack stack;
    private final MemoryEmitter memory;
    private final ReturnEmitter returns;

    BranchEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.stack = state.stack;
        this.memory = memory;
        this.returns = new ReturnEmitter(state);
    }

    /** {@code [.., values] -> unreachable}. */
    void branch(int label) {
        branch(state.frames.target(label));
    }

    /** {@code [.., values] -> unreachable}. */
    void branch(Frame target) {
        settleFor(target);
        jump(target);
        state.reachable = false;
    }

    /** {@code [.., values] -> unreachable}. */
    void returnResults() {
        branch(state.frames.count() - 1);
    }

    /** {@code [.., values, condition] -> [.., values]}. */
    void branchIf(int label) {
        Comparison condition = state.pending.takeCondition();
        stack.pop();
        branchIf(state.frames.target(label), condition);
    }

    private void branchIf(Frame target, Comparison condition) {
        settleFor(target);
        if (isPlain(target)) {
            target.isTarget = true;
            condition.jump(out, target.label, true);
        } else {
            Label stay = out.label();
            condition.jump(out, stay, false);
            jump(target);
            out.code.labelBinding(stay);
        }
    }

    /** {@code [.., values, reference] -> [.., values, reference]}: branches without the reference if it is null. */
    void branchOnNull(int label) {
        Frame target = state.frames.target(label);
        settleFor(target);
        Label stay = out.label();
        out.code.dup().ifnonnull(stay).pop();
        stack.pop();
        jump(target);
        stack.push(Kind.L);
        out.code.labelBinding(stay);
    }

    /** {@code [.., values, reference] -> [.., values]}: branches with the reference if it is not null. */
    void branchOnNonNull(int label) {
        Frame target = state.frames.target(label);
        settleFor(target);
        Label stay = out.label();
        out.code.dup().ifnull(stay);
        jump(target);
        out.code.labelBinding(stay).pop();
        stack.pop();
    }

    /**
     * {@code [.., values, reference] -> [.., values, reference]}: branches with the reference, depending on a test.
     *
     * @param ifSo whether to branch if the reference is of the type
     */
    void branchOnCast(int label, boolean ifSo, Runnable test) {
        Frame target = state.frames.target(label);
        settleFor(target);
        Label stay = out.label();
        out.code.dup();
        test.run();
        if (ifSo) {
            out.code.ifeq(stay);
        } else {
            out.code.ifne(stay);
        }
        jump(target);
        out.code.labelBinding(stay);
    }

    /** {@code [.., values, index] -> unreachable}. */
    void branchTable() {
        stack.pop();
        memory.settle();
        TableEmitter table = new TableEmitter(out, state.in, state.frames.count() - 1);
        if (table.isLong()) {
            int mark = out.variables.mark();
            Variable code = table.find();
            branchByCode(code, table.distinctDepths());
            out.variables.release(mark);
        } else {
            Map<Frame, Label> trampolines = new LinkedHashMap<>();
            table.choose(depth -> entry(state.frames.at(depth), trampolines));
            emit(trampolines);
        }
        state.reachable = false;
    }

    /** {@code [.., values] -> unreachable}: branches as a {@linkplain Exits#code code} says, among some depths. */
    private void branchByCode(Variable code, int[] depths) {
        int inner = 0;
        boolean returnsMany = depths[0] == 0 && !Kind.isOnePart(Kind.of(state.type.results()));
        if (state.isPart() && state.piece.exits.isCoded() && !returnsMany) {
            while (inner < depths.length && depths[inner] < state.frames.outerCount()) {
                inner++;
            }
        }
        if (inner > 0) {
            Label inside = out.label();
            if (inner < depths.length) {
                out.load(code);
                out.push(Exits.code(state.frames.outerCount() - 1));
                out.code.if_icmpgt(inside);
            }
            Kind[] carried = state.frames.at(depths[0]).carriedKinds();
            state.activation.pass(carried);
            state.exits.branchByCode(code, carried.length);
            out.code.labelBinding(inside);
        }
        chooseByCode(code, Arrays.copyOfRange(depths, inner, depths.length));
    }

    /** {@code [.., values] -> unreachable}: branches to blocks, all with the same values on the stack. */
    private void chooseByCode(Variable code, int[] depths) {
        if (depths.length == 0) {
            return;
        }
        Map<Frame, Label> trampolines = new LinkedHashMap<>();
        Label[] labels = new Label[depths.length];
        for (int i = 0; i < depths.length; i++) {
            labels[i] = entry(state.frames.at(depths[i]), trampolines);
        }
        int[] starts = Arrays.stream(depths).skip(1).map(Exits::code).toArray();
        new SwitchEmitter(out, code, starts, labels).emit();
        emit(trampolines);
    }

    /** Where a label needs more than a jump, a trampoline does it. */
    private void emit(Map<Frame, Label> trampolines) {
        trampolines.forEach((target, entry) -> {
            out.code.labelBinding(entry);
            jump(target);
        });
    }

    private Label entry(Frame target, Map<Frame, Label> trampolines) {
        if (isPlain(target)) {
            target.isTarget = true;
            return target.label;
        }
        return trampolines.computeIfAbsent(target, _ -> out.label());
    }

    /** Brings memories up to date, unless the branch leaves the method. */
    private void settleFor(Frame target) {
        if (target.form != Form.FUNCTION && !target.isOuter) {
            memory.settle();
        }
    }

    private static boolean returnsDirectly(Frame target) {
        return target.form == Form.FUNCTION && target.carried.length == 0;
    }

    /** {@return whether a branch to the frame is a jump and nothing else} */
    private boolean isPlain(Frame target) {
        return !target.isOuter && !returnsDirectly(target) && target.carried.length == 0
                && stack.height() == state.frames.innermost().base;
    }

    /** {@code [.., values] -> unreachable}, except for what is known at compile time of the stack. */
    private void jump(Frame target) {
        if (target.isOuter) {
            leave(target);
            return;
        }
        if (returnsDirectly(target)) {
            returns.emitFromStack();
            return;
        }
        out.store(target.carried);
        state.popTo(stack.height() - target.carried.length);
        out.code.goto_(target.label);
        target.isTarget = true;
    }

    /** {@code [.., values] -> unreachable}: branches to a block of another method. */
    private void leave(Frame target) {
        if (target.form == Form.FUNCTION && !Kind.isOnePart(target.results)) {
            returns.leaveOthers();
            stack.pop(target.results.length);
            stack.push(target.carriedKinds());
            state.exits.branch(target);
            stack.pop();
            stack.push(target.results);
        } else {
            state.exits.branch(target);
        }
    }

    /** {@code [.., parameters] -> unreachable}: goes back to the function's start. */
    void callItself(Label start) {
        Kind[] parameters = Kind.of(state.type.parameters());
        if (state.isPart()) {
            state.exits.restart(parameters);
        } else {
            out.store(state.parameters);
            state.popTo(stack.height() - parameters.length);
            out.code.goto_(start);
        }
        state.reachable = false;
    }
}
