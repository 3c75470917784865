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
        Variable local = state.locals.get(index);
        state.pending.setVariable(local);
        stack.push(local.kind());
    }

    /** {@code [.., value] -> [..]}. */
    void setLocal(int index) {
        out.store(state.locals.get(index));
        stack.pop();
    }

    /** {@code [.., value] -> [.., value]}. */
    void teeLocal(int index) {
        Variable local = state.locals.get(index);
        out.dup(local.kind());
        out.store(local);
    }

    /** {@code [..] -> [.., value]}. */
    void getGlobal(int index) {
        ValueType type = state.types.global(index).value();
        if (type == VectorType.V128) {
            getField(index, LOW);
            getField(index, HIGH);
        } else {
            getField(index, VALUE);
        }
        stack.push(Kind.of(type));
    }

    /** {@code [.., value] -> [..]}. */
    void setGlobal(int index) {
        if (state.types.global(index).value() == VectorType.V128) {
            setField(index, HIGH);
            setField(index, LOW);
        } else {
            setField(index, VALUE);
        }
        stack.pop();
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
        stack.pop();
        Kind kind = stack.pop();
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
