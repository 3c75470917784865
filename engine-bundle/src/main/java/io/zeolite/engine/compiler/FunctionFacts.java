package io.zeolite.engine.compiler;

import java.util.BitSet;

/**
 * What is known of a function's body before it is emitted.
 *
 * @param locals      the locals that it reads or writes
 * @param memories    the memories that its loads and stores access, atomic ones aside
 * @param callees     the functions that it calls directly
 * @param growsMemory whether it may grow a memory by itself, see that another thread has, or call what is not known
 * @param callsItself whether it calls itself in tail position
 * @param tailCallees the functions other than itself that it calls directly in tail position
 * @param catches     whether it catches exceptions
 * @param tailCalls   whether it calls what is not known in tail position
 * @param vectors     whether there are vectors among its values
 * @param mostBytes   a bound to the size of its bytecode
 */
record FunctionFacts(BitSet locals, int[] memories, int[] callees, boolean growsMemory, boolean callsItself,
        int[] tailCallees,
        boolean catches, boolean tailCalls, boolean vectors, long mostBytes) {

    /** {@return whether it calls anything but itself in tail position} */
    boolean tailCallsOthers() {
        return tailCalls || tailCallees.length > 0;
    }
}
