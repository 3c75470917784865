package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Emits branches. What a branch carries goes into the variables of its target; operands below that are of no more use
 * are popped, so that the operand stack of the JVM is empty at the label.
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

    private Frame target(int label) {
        return state.frames.get(state.frames.size() - 1 - label);
    }

    /** {@code [.., values] -> unreachable}. */
    void branch(int label) {
        Frame target = target(label);
        settleFor(target);
        jump(target);
        state.reachable = false;
    }

    /** {@code [.., values] -> unreachable}. */
    void returnResults() {
        branch(state.frames.size() - 1);
    }

    /** {@code [.., values, condition] -> [.., values]}. */
    void branchIf(int label) {
        Comparison condition = state.pending.takeCondition();
        stack.pop();
        branchIf(target(label), condition);
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
        Frame target = target(label);
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
        Frame target = target(label);
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
        Frame target = target(label);
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

    /** {@code [.., values, index] -> unreachable}. Where a label needs more than a jump, a trampoline does it. */
    void branchTable() {
        stack.pop();
        memory.settle();
        Map<Frame, Label> trampolines = new LinkedHashMap<>();
        List<SwitchCase> cases = new ArrayList<>();
        int last = state.in.labelCount() - 1;
        for (int i = 0; i < last; i++) {
            cases.add(SwitchCase.of(i, entry(target(state.in.label(i)), trampolines)));
        }
        Label otherwise = entry(target(state.in.label(last)), trampolines);
        if (last == 0) {
            out.code.pop().goto_(otherwise);
        } else {
            out.code.tableswitch(0, last - 1, otherwise, cases);
        }
        trampolines.forEach((target, entry) -> {
            out.code.labelBinding(entry);
            jump(target);
        });
        state.reachable = false;
    }

    private Label entry(Frame target, Map<Frame, Label> trampolines) {
        if (isPlain(target)) {
            target.isTarget = true;
            return target.label;
        }
        return trampolines.computeIfAbsent(target, _ -> out.label());
    }

    /** Brings memories up to date, unless the branch leaves the function. */
    private void settleFor(Frame target) {
        if (target.form != Form.FUNCTION) {
            memory.settle();
        }
    }

    private static boolean returnsDirectly(Frame target) {
        return target.form == Form.FUNCTION && Kind.isOnePart(target.results);
    }

    /** {@return whether a branch to the frame is a jump and nothing else} */
    private boolean isPlain(Frame target) {
        return !returnsDirectly(target) && target.carried.length == 0 && stack.height() == state.innermost().base;
    }

    /** {@code [.., values] -> unreachable}, except for what is known at compile time of the stack. */
    private void jump(Frame target) {
        if (returnsDirectly(target)) {
            returns.emit(Frame.NONE);
            return;
        }
        out.store(target.carried);
        popTo(stack.height() - target.carried.length);
        out.code.goto_(target.label);
        target.isTarget = true;
    }

    /** Empties the JVM's operand stack, of which so many operands are left, counted from the bottom of them all. */
    private void popTo(int height) {
        for (int i = height - 1; i >= state.innermost().base; i--) {
            out.pop(stack.at(i));
        }
    }

    /** {@code [.., parameters] -> unreachable}: goes back to the function's start. */
    void callItself(Label start) {
        out.store(state.parameters);
        popTo(stack.height() - state.type.parameters().size());
        out.code.goto_(start);
        state.reachable = false;
    }
}
