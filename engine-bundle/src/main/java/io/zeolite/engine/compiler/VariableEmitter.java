package io.zeolite.engine.compiler;

import io.zeolite.api.type.ValueType;
import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.Label;

/** Emits access to locals and globals, and choices between operands. */
final class VariableEmitter {

    private static final String VALUE = "value";

    private final FunctionState state;
    private final Emitter out;
    private final OperandStack stack;

    VariableEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.stack = state.stack;
    }

    /** {@code [..] -> [.., value]}. */
    void getLocal(int index) {
        Kind kind = state.functionPlan.localKinds[index];
        if (state.isInActivation(index)) {
            state.pending.flush();
            state.activation.getLocal(index, kind);
        } else {
            state.pending.setVariable(state.locals[index]);
        }
        stack.push(kind);
    }

    /** {@code [.., value] -> [..]}. */
    void setLocal(int index) {
        if (state.isInActivation(index)) {
            state.activation.setLocal(index, stack.pop());
        } else {
            out.store(state.locals[index]);
            stack.pop();
        }
    }

    /** {@code [.., value] -> [.., value]}. */
    void teeLocal(int index) {
        out.dup(stack.top());
        stack.push(stack.top());
        setLocal(index);
    }

    /** {@code [..] -> [.., value]}. */
    void getGlobal(int index) {
        ValueType type = state.types.global(index).value();
        state.pushSelf();
        InstanceMember.GLOBAL.get(out.code, state.plan, index);
        out.code.getfield(Names.globalClass(type), VALUE, Shape.carrier(type));
        stack.push(Kind.of(type));
    }

    /** {@code [.., value] -> [..]}. */
    void setGlobal(int index) {
        ValueType type = state.types.global(index).value();
        state.pushSelf();
        InstanceMember.GLOBAL.get(out.code, state.plan, index);
        out.swapWithReference(Kind.of(type));
        out.code.putfield(Names.globalClass(type), VALUE, Shape.carrier(type));
        stack.pop();
    }

    /** {@code [.., first, second, condition] -> [.., first or second]}. */
    void select() {
        Comparison condition = state.pending.takeCondition();
        stack.pop(3);
        Kind kind = stack.at(stack.height());
        stack.push(kind);
        Label chosenIsBelow = out.label();
        condition.jump(out, chosenIsBelow, true);
        out.swap(kind);
        out.code.labelBinding(chosenIsBelow);
        out.pop(kind);
    }

    /** {@code [.., value] -> [..]}. */
    void drop() {
        out.pop(stack.pop());
    }
}
