package io.zeolite.engine.compiler;

import java.util.BitSet;

/**
 * Where the instructions of one method find the locals of the function: in variables of the JVM, or in the activation,
 * which all methods of a divided function share.
 *
 * @param used         the locals that the method's own instructions read or write
 * @param inActivation those that are not in variables
 * @param loaded       those whose variables get their values from the activation as the method is entered
 * @param saved        those whose variables are written to the activation as the method is left
 */
record MethodLocals(BitSet used, BitSet inActivation, BitSet loaded, BitSet saved) {

    private static final BitSet NOTHING = new BitSet();

    /** No locals at all. */
    static final MethodLocals NONE = inVariables(NOTHING);

    /** {@return locals that are all in variables} */
    static MethodLocals inVariables(BitSet used) {
        return new MethodLocals(used, NOTHING, NOTHING, NOTHING);
    }
}
