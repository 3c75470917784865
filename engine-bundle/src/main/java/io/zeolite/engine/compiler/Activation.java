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
        for (int part = 0; part < kind.parts(); part++) {
            getPart(localField(local, part), kind.part());
        }
    }

    /** {@code [.., value] -> [..]}: that of a local. */
    void setLocal(int local, Kind kind) {
        for (int part = kind.parts() - 1; part >= 0; part--) {
            setPart(localField(local, part), kind.part());
        }
    }

    /** {@code [..] -> [.., values]}: what another method passed on. */
    void take(Kind[] values) {
        Kind[] kinds = Kind.halved(values);
        for (int i = 0; i < kinds.length; i++) {
            getPart(passedField(i, kinds[i]), kinds[i]);
        }
    }

    /** {@code [.., values] -> [..]}: passes values on to another method. */
    void pass(Kind[] values) {
        Kind[] kinds = Kind.halved(values);
        for (int i = kinds.length - 1; i >= 0; i--) {
            setPart(passedField(i, kinds[i]), kinds[i]);
        }
    }

    /** {@code [..] -> [.., reference]}. */
    void getReference(String field) {
        getPart(field, Kind.L);
    }

    /** {@code [.., reference] -> [..]}. */
    void setReference(String field) {
        setPart(field, Kind.L);
    }

    private static String localField(int local, int part) {
        return part == 0 ? "l" + local : "l" + local + "_" + part;
    }

    private static String passedField(int place, Kind kind) {
        return kind.name() + place;
    }

    private void getPart(String field, Kind kind) {
        fields.put(field, kind);
        push();
        out.code.getfield(type, field, kind.carrier());
    }

    private void setPart(String field, Kind kind) {
        fields.put(field, kind);
        push();
        out.swapWithReference(kind);
        out.code.putfield(type, field, kind.carrier());
    }
}
