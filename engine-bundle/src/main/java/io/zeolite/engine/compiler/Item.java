package io.zeolite.engine.compiler;

import java.util.BitSet;
import java.util.List;

/**
 * A run of instructions of one block that the {@link SplitPlanner} moves as a whole: an instruction, a block with all that
 * is in it, or several of them.
 *
 * @param start    the first instruction
 * @param end      the instruction after the last
 * @param bytes    the bytecode that it becomes in the method that it is part of
 * @param accesses how often it reads and writes locals in that method
 * @param lowest   the height of the operands that it does not touch
 * @param loops    whether it has a loop in that method
 * @param exits    the labels around it to which it branches, by depth
 * @param leaves   whether it leaves a tail call to whoever called the function
 * @param restarts whether it goes back to the function's start
 * @param grows    whether it may grow a memory
 * @param parts    the methods of their own within
 */
record Item(int start, int end, int bytes, int accesses, int lowest, boolean loops, BitSet exits, boolean leaves,
        boolean restarts, boolean grows, List<Piece> parts) {

    /** {@return whether no part of it is a method of its own} */
    boolean isLeaf() {
        return parts.isEmpty();
    }

    /** {@return whether it is the call of a method} */
    boolean isCall() {
        return parts.size() == 1 && parts.getFirst().start == start && parts.getFirst().end == end;
    }
}
