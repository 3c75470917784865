package io.zeolite.engine.compiler;

import java.util.List;

/** Finds where to cut long runs of instructions: where few values are needed across the cut. */
final class RunSizes {

    /** At most what it takes to read a local when a method is entered, and to write it when it is left. */
    private static final int BYTES_PER_LOCAL = 18;
    /** What an operand across a cut weighs, in locals. */
    private static final int OPERAND_WEIGHT = 4;

    /** What weighs so much is better not cut, even if the run becomes longer. */
    private static final int HEAVY = 200;

    private final BodyTable table;
    private final int most;
    private final int mostOfAll;
    /** How many locals are needed before each instruction. */
    private final int[] live;
    /** For each local the run in which it was last seen. */
    private final int[] seen;
    private int runs;

    RunSizes(BodyTable table, Liveness liveness, int locals, SplitLimits limits) {
        this.table = table;
        this.most = limits.piece();
        this.mostOfAll = limits.whole();
        this.live = new int[table.count()];
        this.seen = new int[locals];
        liveness.walk((instruction, needed) -> live[instruction] = needed.cardinality());
    }

    /** {@return the end of the run that starts at an item, so that it is neither too long nor needlessly short} */
    int cut(List<Item> items, int from, Region region) {
        runs++;
        int bytes = 0;
        int bytesAtBest = 0;
        int best = from + 1;
        int bestWeight = 0;
        for (int i = from; i < items.size(); i++) {
            bytes += items.get(i).bytes() + BYTES_PER_LOCAL * newLocals(items.get(i));
            if (i > from && bytes > most && (bestWeight < HEAVY || bytes > mostOfAll)) {
                return best;
            }
            int next = items.get(i).end();
            int weight = live[next] + OPERAND_WEIGHT * (table.partsBefore(next) - region.baseParts);
            if (bytesAtBest < most / 2 || weight <= bestWeight) {
                best = i + 1;
                bestWeight = weight;
                bytesAtBest = bytes;
            }
        }
        return items.size();
    }

    private int newLocals(Item item) {
        int found = 0;
        for (int i = item.start(); i < item.end(); i++) {
            if ((table.flow(i) == Flow.READ || table.flow(i) == Flow.WRITE) && seen[table.operand(i)] != runs) {
                seen[table.operand(i)] = runs;
                found++;
            }
        }
        return found;
    }
}
