package io.zeolite.engine.compiler;

import java.util.BitSet;

/**
 * The ways in which control leaves a part of a function.
 *
 * @param labels   the depths of the blocks around it to whose labels it branches; 0 is a return
 * @param falls    whether what follows it is reached
 * @param leaves   whether it leaves a tail call to whoever called the function
 * @param restarts whether it goes back to the function's start
 */
record Exits(BitSet labels, boolean falls, boolean leaves, boolean restarts) {

    /** What methods return that can be left in several ways; a branch to a label returns its depth and 1. */
    static final int FELL = 0;
    static final int LEFT = -1;
    static final int RESTARTED = -2;

    /** {@return what a method returns that branches to a label} */
    static int code(int depth) {
        return depth + 1;
    }

    int count() {
        return labels.cardinality() + (falls ? 1 : 0) + (leaves ? 1 : 0) + (restarts ? 1 : 0);
    }

    /** {@return whether the method has to say by which way it was left} */
    boolean isCoded() {
        return count() > 1;
    }
}
