package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the locals whose values are still needed. Each walk goes backwards over the instructions once; at a branch it
 * takes what is needed at the label. What is needed at the start of a loop is the one thing that is asked for before it
 * is known, so a first walk finds that, as if no branch went back; what a branch back adds is what an outer loop needs at
 * its start.
 *
 * @implNote All sets that a walk has at a time belong to the blocks around an instruction, and merging two of them takes
 *           a step for each 64 locals. So the time is that of the branches times the locals over 64.
 */
final class Liveness {

    /** What a walk shows. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Is told of an instruction.
         *
         * @param live the locals that are needed before it; changes after the call
         */
        void at(int instruction, BitSet live);
    }

    private static final BitSet NONE = new BitSet();

    private final BodyTable table;
    /** What is needed at the starts of the regions that are loops. */
    private final BitSet[] loopStarts;

    /** What is known of a region while the walk is in it. */
    private static final class Open {

        final Region region;
        /** What is needed at the label. */
        final BitSet atLabel;
        /** What handlers in the function need, if any instruction here may throw. */
        final BitSet handlers;
        /** What is needed at the start of the second arm. */
        BitSet otherwise;

        boolean within(BitSet regions) {
            for (Region around = region; around != null; around = around.parent) {
                if (regions.get(around.number)) {
                    return true;
                }
            }
            return false;
        }

        Open(Region region, BitSet atLabel, BitSet handlers) {
            this.region = region;
            this.atLabel = atLabel;
            this.handlers = handlers;
            this.otherwise = atLabel;
        }
    }

    /** The regions around the present instruction. */
    private final List<Open> open = new ArrayList<>();

    Liveness(BodyTable table) {
        this.table = table;
        this.loopStarts = new BitSet[table.regions.size()];
        BitSet[] starts = new BitSet[loopStarts.length];
        walk((instruction, live) -> {
            if (table.flow(instruction) == Flow.OPEN && table.region(instruction).form == Form.LOOP) {
                starts[table.operand(instruction)] = copy(live);
            }
        });
        for (Region region : table.regions) {
            BitSet around = region.parent == null ? NONE : loopStarts[region.parent.number];
            BitSet start = starts[region.number];
            if (start != null) {
                start.or(around);
            }
            loopStarts[region.number] = start == null ? around : start;
        }
    }

    /** {@return what is needed at the label of a block around the instruction that is visited} */
    BitSet atLabel(int depth) {
        return open.get(depth).atLabel;
    }

    /** {@return what the handlers of the function need if the instruction that is visited throws} */
    BitSet atHandlers() {
        return open.getLast().handlers;
    }

    /** {@return whether one of the regions is around the instruction that is visited} */
    boolean isWithin(BitSet regions) {
        return open.getLast().within(regions);
    }

    /** Walks over all instructions, from the last to the first. */
    void walk(Visitor visitor) {
        BitSet live = new BitSet();
        for (int i = table.count() - 1; i >= 0; i--) {
            switch (table.flow(i)) {
                case NEXT -> {}
                case READ -> live.set(table.operand(i));
                case WRITE -> live.set(table.operand(i), atHandlers().get(table.operand(i)));
                case FORK -> mergeLabels(i, live);
                case JUMP -> {
                    stop(live);
                    mergeLabels(i, live);
                }
                case STOP -> stop(live);
                case CLOSE -> enter(table.region(i), live);
                case ELSE -> {
                    open.getLast().otherwise = copy(live);
                    set(live, open.getLast().atLabel);
                }
                case OPEN -> {
                    Open left = open.removeLast();
                    if (left.region.form == Form.IF) {
                        live.or(left.otherwise);
                    }
                }
            }
            visitor.at(i, live);
        }
        open.clear();
    }

    /** Enters a region at its end. */
    private void enter(Region region, BitSet live) {
        BitSet around = open.isEmpty() ? NONE : atHandlers();
        BitSet atLabel;
        if (region.form == Form.LOOP) {
            BitSet start = loopStarts[region.number];
            atLabel = start == null ? NONE : start;
        } else {
            atLabel = copy(live);
        }
        BitSet handlers = around;
        if (region.handlers.length > 0) {
            handlers = copy(around);
            for (int depth : region.handlers) {
                handlers.or(open.get(depth).atLabel);
            }
            live.or(handlers);
        }
        open.add(new Open(region, atLabel, handlers));
    }

    private void mergeLabels(int instruction, BitSet live) {
        for (int depth : table.labels(instruction)) {
            live.or(open.get(depth).atLabel);
        }
    }

    private void stop(BitSet live) {
        set(live, atHandlers());
    }

    private static void set(BitSet target, BitSet source) {
        target.clear();
        target.or(source);
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }
}
