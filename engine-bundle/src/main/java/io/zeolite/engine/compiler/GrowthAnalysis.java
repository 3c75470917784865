package io.zeolite.engine.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the functions that may grow a memory, directly or through others, so that callers of the rest need not look at
 * the memory again.
 */
final class GrowthAnalysis {

    private GrowthAnalysis() {
    }

    /**
     * {@return the functions that may grow a memory, by function index}
     *
     * @param imported the number of imported functions, all of which may
     * @param facts    what is known of the others, in order
     * @param observed whether a function is observed: listeners may do anything
     */
    static BitSet growing(int imported, List<FunctionFacts> facts, IntPredicate observed) {
        List<List<Integer>> callers = callers(imported, facts);
        BitSet growing = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int function = 0; function < callers.size(); function++) {
            if (function < imported || facts.get(function - imported).growsMemory() || observed.test(function)) {
                growing.set(function);
                open.add(function);
            }
        }
        while (!open.isEmpty()) {
            for (int caller : callers.get(open.remove())) {
                if (!growing.get(caller)) {
                    growing.set(caller);
                    open.add(caller);
                }
            }
        }
        return growing;
    }

    private static List<List<Integer>> callers(int imported, List<FunctionFacts> facts) {
        List<List<Integer>> callers = new ArrayList<>();
        for (int function = 0; function < imported + facts.size(); function++) {
            callers.add(new ArrayList<>(2));
        }
        for (int i = 0; i < facts.size(); i++) {
            int caller = imported + i;
            for (int callee : facts.get(i).callees()) {
                callers.get(callee).add(caller);
            }
        }
        return callers;
    }
}
