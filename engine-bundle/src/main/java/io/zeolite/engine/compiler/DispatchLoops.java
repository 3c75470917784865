package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.util.BitSet;

/**
 * Finds the loops in which a {@code br_table} chooses among many cases, as compilers make them of a {@code switch}:
 *
 * <pre>
 * loop  block  block  block  ..  br_table  end  case 0  end  case 1  end  ..  end
 * </pre>
 *
 * The blocks with the table at their bottom stay in the method of the loop, where each case becomes a call.
 */
final class DispatchLoops {

    private static final int FEWEST_LABELS = 8;
    private static final int FEW_LABELS = 3;
    /** At most what a table takes for each of its labels, in the method in which the label is. */
    private static final int BYTES_PER_LABEL = 8;
    /** At most what a table takes besides. */
    private static final int TABLE_BYTES = 80;

    private final BodyTable table;
    /** The blocks at whose ends a case begins. */
    private final BitSet cases = new BitSet();
    /** The blocks in which a case is, and what is around them up to the loop. */
    private final BitSet around = new BitSet();
    /** The instructions that choose. */
    private final BitSet choices = new BitSet();
    /** How many tables have each block as a target. */
    private final int[] tables;

    DispatchLoops(BodyTable table, SplitLimits limits) {
        this.table = table;
        this.tables = new int[table.regions.size()];
        Region[] open = new Region[deepest() + 1];
        open[0] = table.regions.getFirst();
        int bytes = 0;
        int[] bytesBefore = new int[table.count() + 1];
        for (int i = 0; i < table.count(); i++) {
            bytesBefore[i] = bytes;
            bytes += table.bytes(i);
        }
        bytesBefore[table.count()] = bytes;
        Region present = open[0];
        for (int i = 0; i < table.count(); i++) {
            switch (table.flow(i)) {
                case OPEN -> {
                    present = table.region(i);
                    open[present.depth] = present;
                }
                case CLOSE -> present = present.parent;
                case JUMP -> {
                    if (table.labels(i).length >= FEWEST_LABELS) {
                        note(i, present, open, bytesBefore, limits);
                    }
                }
                default -> {}
            }
        }
    }

    private int deepest() {
        return table.regions.stream().mapToInt(region -> region.depth).max().orElse(0);
    }

    private void note(int instruction, Region present, Region[] open, int[] bytesBefore, SplitLimits limits) {
        int[] depths = table.labels(instruction);
        for (int depth : depths) {
            tables[open[depth].number]++;
        }
        Region outermost = open[Math.max(1, depths[0])];
        Region loop = outermost;
        while (loop != null && loop.form != Form.LOOP) {
            loop = loop.parent;
        }
        int end = outermost.parent == null ? outermost.end : outermost.parent.end;
        if (loop == null || bytesBefore[end] - bytesBefore[instruction] < limits.piece() / 2) {
            return;
        }
        choices.set(instruction);
        for (int depth : depths) {
            Region target = open[depth];
            if (target.form != Form.LOOP && target.parent != null) {
                cases.set(target.number);
                around.set(target.parent.number);
            }
        }
        for (Region region = outermost; region != loop.parent; region = region.parent) {
            around.set(region.number);
        }
        // what is between the table and the block at whose end the first case begins
        for (Region region = present; !cases.get(region.number) && region.depth > outermost.depth;
                region = region.parent) {
            cases.set(region.number);
        }
    }

    /** {@return whether the block is the loop, or a case begins in it} */
    boolean isAround(Region region) {
        return around.get(region.number);
    }

    /** {@return whether the item is the choice, or a block around it at whose end a case begins} */
    boolean isPartOf(Item item) {
        int start = item.start();
        return choices.get(start) || table.flow(start) == Flow.OPEN && cases.get(table.operand(start));
    }

    /** {@return the bytes of bytecode of an instruction; those of a table are counted at its targets} */
    int bytes(int instruction) {
        boolean isTable = table.flow(instruction) == Flow.JUMP && table.labels(instruction).length >= FEWEST_LABELS;
        return isTable ? Math.min(TABLE_BYTES, table.bytes(instruction)) : table.bytes(instruction);
    }

    /** {@return the bytes that tables take for the label of a block} */
    int labelBytes(Region region) {
        return BYTES_PER_LABEL * tables[region.number];
    }

    /** {@return how many labels of blocks around a region are no targets of tables, or more if there are few} */
    int uncounted(BitSet labels, Region region) {
        int count = labels.cardinality();
        if (count <= FEW_LABELS) {
            return count;
        }
        count = 0;
        for (Region target = region; target != null; target = target.parent) {
            if (labels.get(target.depth) && tables[target.number] == 0) {
                count++;
            }
        }
        return count;
    }
}
