package io.zeolite.engine.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * A local variable of an emitted method.
 *
 * @param kind what it holds
 * @param slot its place
 */
record Variable(Kind kind, int slot) {

    /** {@return one of the values of the JVM of which the value is made} */
    Variable part(int part) {
        return new Variable(kind.part(), slot + part * kind.part().slots());
    }

    /** {@return the variables with the halves of vectors in the place of these, as {@code Slots} have them} */
    static Variable[] halved(Variable[] variables) {
        List<Variable> halved = new ArrayList<>(variables.length);
        for (Variable variable : variables) {
            if (variable.kind == Kind.V) {
                halved.add(variable.part(0));
                halved.add(variable.part(1));
            } else {
                halved.add(variable);
            }
        }
        return halved.toArray(Variable[]::new);
    }
}
