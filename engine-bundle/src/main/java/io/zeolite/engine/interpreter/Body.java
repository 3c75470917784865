package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.TagInstance;
import java.util.List;

/**
 * A translated function.
 *
 * @param words          the instructions, see {@link Op}
 * @param parameterSlots the number of slots of the parameters
 * @param localSlots     the number of slots of the other locals
 * @param constants      what the slots after those of the locals hold
 * @param frameSlots     the number of slots of a frame
 * @param references     whether a slot may hold a reference
 * @param handlers       the catch clauses, inner ones first
 * @param start          where in the module's bytes the first instruction is
 * @param calls          where the calls are, see {@link CallSites}
 */
record Body(long[] words, int parameterSlots, int localSlots, long[] constants, int frameSlots, boolean references,
        List<Handler> handlers, int start, int[] calls) {

    /** Stands for the body of a function that another tier, or the host, executes. */
    static final Body FOREIGN = new Body(new long[0], 0, 0, new long[0], 0, false, List.of(), 0, new int[0]);

    /** {@return where in the module's bytes the function is when a word is the next: at its start or at a call} */
    int position(int nextWord) {
        return nextWord == 0 ? start : CallSites.position(calls, nextWord);
    }

    /** {@return the handler of an exception that is thrown at the word, or null} */
    Handler handler(int word, TagInstance thrown, Instance instance) {
        for (int i = 0; i < handlers.size(); i++) {
            if (handlers.get(i).catches(word, thrown, instance)) {
                return handlers.get(i);
            }
        }
        return null;
    }
}
