package io.zeolite.engine.compiler;

import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.Label;

/** Emits access to locals and globals, and choices between operands. */
final class VariableEmitter {

    private static final String VALUE = "value";
    private static final String LOW = "low";
    private static final String HIGH = "high";

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
        if (kind.isVector()) {
            state.pending.flush();
            getVector(index, kind);
            return;
        }
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
        if (state.functionPlan.localKinds[index].isVector()) {
            setVector(index);
        } else if (state.isInActivation(index)) {
            state.activation.setLocal(index, stack.pop());
        } else {
            out.store(state.locals[index]);
            stack.pop();
        }
    }

    /** {@code [.., value] -> [.., value]}. */
    void teeLocal(int index) {
        Kind kind = state.functionPlan.localKinds[index];
        if (kind.isVector()) {
            setVector(index);
            getVector(index, kind);
            return;
        }
        out.dup(stack.top());
        stack.push(stack.top());
        setLocal(index);
    }

    /** {@code [..] -> [.., vector]}. */
    private void getVector(int index, Kind kind) {
        if (state.isInActivation(index)) {
            state.vectors.begin();
            state.activation.getLocal(index, kind);
            state.vectors.result(kind);
        } else {
            state.vectors.push(new VectorSource.InVariable(state.locals[index], false));
        }
    }

    /** {@code [.., vector] -> [..]}. */
    private void setVector(int index) {
        if (state.isInActivation(index)) {
            Kind kind = state.functionPlan.localKinds[index];
            state.vectors.take(kind);
            state.activation.setLocal(index, kind);
            state.vectors.end();
        } else {
            state.vectors.setLocal(state.locals[index]);
        }
    }

    /** {@code [..] -> [.., value]}. */
    void getGlobal(int index) {
        ValueType type = state.types.global(index).value();
        if (type == VectorType.V128) {
            state.vectors.begin();
            getField(index, LOW);
            getField(index, HIGH);
            state.vectors.result(Kind.V);
        } else {
            getField(index, VALUE);
            stack.push(Kind.of(type));
        }
    }

    /** {@code [.., value] -> [..]}. */
    void setGlobal(int index) {
        if (state.types.global(index).value() == VectorType.V128) {
            VectorSource vector = state.vectors.pop();
            vector.load(out, Kind.V, 0);
            setField(index, LOW);
            vector.load(out, Kind.V, 1);
            setField(index, HIGH);
            state.vectors.end();
        } else {
            setField(index, VALUE);
            stack.pop();
        }
    }

    /** {@code [..] -> [.., value]}. */
    private void getField(int index, String field) {
        ValueType type = state.types.global(index).value();
        state.pushSelf();
        InstanceMember.GLOBAL.get(out.code, state.plan, index);
        out.code.getfield(Names.globalClass(type), field, Shape.carrier(type));
    }

    /** {@code [.., value] -> [..]}. */
    private void setField(int index, String field) {
        ValueType type = state.types.global(index).value();
        state.pushSelf();
        InstanceMember.GLOBAL.get(out.code, state.plan, index);
        out.swapWithReference(type == VectorType.V128 ? Kind.J : Kind.of(type));
        out.code.putfield(Names.globalClass(type), field, Shape.carrier(type));
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
        if (stack.top() == Kind.V) {
            state.vectors.pop();
            state.vectors.end();
        } else {
            out.pop(stack.pop());
        }
    }
}
