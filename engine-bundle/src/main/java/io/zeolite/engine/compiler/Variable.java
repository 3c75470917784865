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

    /** {@return the half of a vector: 0 is the low one, 1 the high one} */
    Variable half(int half) {
        return new Variable(Kind.J, slot + half * Kind.J.slots());
    }

    /** {@return the variables with the halves of vectors in the place of these, as {@code Slots} have them} */
    static Variable[] halved(Variable[] variables) {
        List<Variable> halved = new ArrayList<>(variables.length);
        for (Variable variable : variables) {
            if (variable.kind == Kind.V) {
                halved.add(variable.half(0));
                halved.add(variable.half(1));
            } else {
                halved.add(variable);
            }
        }
        return halved.toArray(Variable[]::new);
    }
}
