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
 */
record Body(long[] words, int parameterSlots, int localSlots, long[] constants, int frameSlots, boolean references,
        List<Handler> handlers) {

    /** Stands for the body of a function that another tier, or the host, executes. */
    static final Body FOREIGN = new Body(new long[0], 0, 0, new long[0], 0, false, List.of());

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
