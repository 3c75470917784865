package io.zeolite.engine.compiler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the functions that may grow a memory, directly or through others, so that callers of the rest need not look at
 * the memory again. Of the module nothing is looked at but what a function that is asked for may call, and each function
 * once: strongly connected components are found, until one turns out to grow a memory.
 * <p>
 * Threads: safe.
 */
final class GrowthAnalysis {

    private final ModulePlan plan;
    private final BitSet known = new BitSet();
    private final BitSet growing = new BitSet();
    /** The functions that are being looked at, by function index; otherwise null. */
    private final Visit[] visits;
    /** From the function that was asked for to the one that is looked at, each called by the one before. */
    private final List<Visit> path = new ArrayList<>();
    /** Those of which it is open what they do: from each leads a way to one of the path. */
    private final List<Visit> open = new ArrayList<>();

    /** The look at one function. */
    private static final class Visit {

        private final int function;
        private final int[] callees;
        private int nextCallee;
        /** Its place among those that are open. */
        private final int place;
        /** The first place of those to which a way is known. */
        private int first;

        Visit(int function, int[] callees, int place) {
            this.function = function;
            this.callees = callees;
            this.place = place;
            this.first = place;
        }
    }

    GrowthAnalysis(ModulePlan plan, int functionCount) {
        this.plan = plan;
        this.visits = new Visit[functionCount];
    }

    /** {@return whether a function may grow a memory} */
    synchronized boolean mayGrow(int function) {
        if (isKnownToGrow(function)) {
            return true;
        }
        if (!known.get(function)) {
            explore(function);
        }
        return growing.get(function);
    }

    /** {@return whether a function is known to grow a memory, or does by itself} Imports and listeners may do anything. */
    private boolean isKnownToGrow(int function) {
        return growing.get(function) || plan.isImported(function) || plan.isObserved(function)
                || plan.facts(function).growsMemory();
    }

    private void explore(int start) {
        enter(start);
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (visit.nextCallee == visit.callees.length) {
                path.removeLast();
                leave(visit);
                continue;
            }
            int callee = visit.callees[visit.nextCallee++];
            if (isKnownToGrow(callee)) {
                path.clear();
                close(0, true);
            } else if (visits[callee] != null) {
                visit.first = Math.min(visit.first, visits[callee].first);
            } else if (!known.get(callee)) {
                enter(callee);
            }
        }
    }

    private void enter(int function) {
        Visit visit = new Visit(function, plan.facts(function).callees(), open.size());
        visits[function] = visit;
        path.add(visit);
        open.add(visit);
    }

    private void leave(Visit visit) {
        if (visit.first == visit.place) {
            close(visit.place, false);
        } else {
            path.getLast().first = Math.min(path.getLast().first, visit.first);
        }
    }

    /** Settles what the functions from a place on do. */
    private void close(int place, boolean grow) {
        while (open.size() > place) {
            int function = open.removeLast().function;
            visits[function] = null;
            known.set(function);
            growing.set(function, grow);
        }
    }
}
