package io.zeolite.engine.compiler;

import java.lang.constant.ClassDesc;
import java.util.Map;

/** Emits access to the activation of a divided function, which is in a variable. */
final class Activation {

    private final Emitter out;
    private final ClassDesc type;
    private final Variable variable;
    private final Map<String, Kind> fields;

    Activation(Emitter out, FunctionPlan function, Variable variable) {
        this.out = out;
        this.type = function.activationClass();
        this.variable = variable;
        this.fields = function.activationFields;
    }

    /** {@code [..] -> [.., activation]}. */
    void push() {
        out.load(variable);
    }

    /** {@code [.., activation] -> [..]}: a new one. */
    void store() {
        out.store(variable);
    }

    /** {@code [..] -> [.., value]}: that of a local. */
    void getLocal(int local, Kind kind) {
        get(localField(local), kind);
    }

    /** {@code [.., value] -> [..]}: that of a local. */
    void setLocal(int local, Kind kind) {
        set(localField(local), kind);
    }

    /** {@code [..] -> [.., values]}: what another method passed on. */
    void take(Kind[] kinds) {
        for (int i = 0; i < kinds.length; i++) {
            get(passedField(i, kinds[i]), kinds[i]);
        }
    }

    /** {@code [.., values] -> [..]}: passes values on to another method. */
    void pass(Kind[] kinds) {
        for (int i = kinds.length - 1; i >= 0; i--) {
            set(passedField(i, kinds[i]), kinds[i]);
        }
    }

    private static String localField(int local) {
        return "l" + local;
    }

    private static String passedField(int place, Kind kind) {
        return kind.name() + place;
    }

    private void get(String field, Kind kind) {
        fields.put(field, kind);
        push();
        out.code.getfield(type, field, kind.carrier());
    }

    private void set(String field, Kind kind) {
        fields.put(field, kind);
        push();
        out.swapWithReference(kind);
        out.code.putfield(type, field, kind.carrier());
    }
}
