package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.constant.ClassDesc;
import java.util.BitSet;

/** Emits the beginnings of methods, which give the locals their first values. */
final class EntryEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final int parameterCount;

    EntryEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.parameterCount = state.type.parameters().size();
    }

    /** Reads the parameters of an undivided function from the arrays in which they came. */
    void unpack() {
        if (state.arrays.length > 0 && !state.functionPlan.isDivided) {
            ParameterArrays.unpack(out, state.arrays, state.parameters);
        }
    }

    /** Begins a function that is one method. */
    void beginWhole() {
        for (int i = 0; i < parameterCount; i++) {
            state.locals[i] = asUsed(i);
        }
        clear(state.piece.locals.used());
    }

    /** {@return a parameter in the kind in which it is used, which of vectors may be another} */
    private Variable asUsed(int parameter) {
        Kind kind = state.functionPlan.localKinds[parameter];
        if (state.parameters[parameter].kind() == kind) {
            return state.parameters[parameter];
        }
        Variable local = out.variables.allocate(kind);
        load(state.parameters[parameter], kind);
        out.store(local);
        return local;
    }

    /** {@code [..] -> [.., parts]}. */
    private void load(Variable parameter, Kind as) {
        if (parameter.kind() == as) {
            out.load(parameter);
            return;
        }
        VectorSource source = new VectorSource.InVariable(parameter, false);
        for (int part = 0; part < as.parts(); part++) {
            source.load(out, as, part);
        }
    }

    /** Begins the body of a divided function. */
    void beginBody() {
        ClassDesc activation = state.functionPlan.activationClass();
        out.code.new_(activation).dup().invokespecial(activation, INIT_NAME, MTD_void);
        state.activation.store();
        if (state.arrays.length > 0) {
            ParameterArrays.callUnpack(state);
        }
        for (int i = 0; i < state.parameters.length; i++) {
            Variable parameter = state.parameters[i];
            if (state.functionPlan.isShared(i)) {
                Kind kind = state.functionPlan.localKinds[i];
                load(parameter, kind);
                state.activation.setLocal(i, kind);
            } else {
                state.locals[i] = asUsed(i);
            }
        }
        BitSet inVariables = (BitSet) state.piece.locals.used().clone();
        inVariables.andNot(state.piece.locals.inActivation());
        clear(inVariables);
    }

    /** Gives declared locals variables, and those their first values. */
    private void clear(BitSet declared) {
        for (int i = declared.nextSetBit(parameterCount); i >= 0; i = declared.nextSetBit(i + 1)) {
            state.locals[i] = out.variables.allocate(state.functionPlan.localKinds[i]);
            out.pushDefault(state.locals[i].kind());
            out.store(state.locals[i]);
        }
    }

    /** Begins a part of a function. What is saved must have a value on every way to where it is. */
    void beginPart() {
        MethodLocals locals = state.piece.locals;
        for (int i = locals.used().nextSetBit(0); i >= 0; i = locals.used().nextSetBit(i + 1)) {
            if (!locals.inActivation().get(i)) {
                state.locals[i] = out.variables.allocate(state.functionPlan.localKinds[i]);
                if (locals.loaded().get(i)) {
                    state.activation.getLocal(i, state.locals[i].kind());
                    out.store(state.locals[i]);
                } else if (locals.saved().get(i)) {
                    out.pushDefault(state.locals[i].kind());
                    out.store(state.locals[i]);
                }
            }
        }
    }
}
