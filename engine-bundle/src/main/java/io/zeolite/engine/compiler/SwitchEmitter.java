package io.zeolite.engine.compiler;

import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits choices among many labels by a number, as a balanced tree of comparisons with small switches as its leaves. Of
 * ten cases on, HotSpot makes a jump table of a switch, whose one indirect jump is predicted much worse than a few
 * comparisons in a loop that interprets.
 */
final class SwitchEmitter {

    /** The most cases of one switch. */
    static final int MOST_CASES = 9;

    private final Emitter out;
    private final Variable number;
    /** The starts of the ranges of numbers; the first, which reaches from the lowest number on, has none. */
    private final int[] starts;
    private final Label[] labels;

    /**
     * Takes ranges of numbers.
     *
     * @param starts the first number of each range but the first, in ascending order
     * @param labels where to go on for each range: one more than there are starts
     */
    SwitchEmitter(Emitter out, Variable number, int[] starts, Label[] labels) {
        this.out = out;
        this.number = number;
        this.starts = starts;
        this.labels = labels;
    }

    /** {@code [..] -> unreachable}. */
    void emit() {
        choose(0, labels.length - 1);
    }

    private void choose(int first, int last) {
        if (first == last) {
            out.code.goto_(labels[first]);
        } else if (last - first <= MOST_CASES && emitLeaf(first, last)) {
            return;
        } else {
            int middle = (first + last + 1) / 2;
            Label above = out.label();
            out.load(number);
            out.push(starts[middle - 1]);
            out.code.if_icmpge(above);
            choose(first, middle - 1);
            out.code.labelBinding(above);
            choose(middle, last);
        }
    }

    /** {@return whether one small switch does for the ranges} It has been emitted then. */
    private boolean emitLeaf(int first, int last) {
        int widest = first;
        for (int i = first + 1; i <= last; i++) {
            if (width(i) > width(widest)) {
                widest = i;
            }
        }
        Label otherwise = labels[widest];
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            if (labels[i] != otherwise) {
                if (cases.size() + width(i) > MOST_CASES) {
                    return false;
                }
                for (long value = start(i); value < start(i) + width(i); value++) {
                    cases.add(SwitchCase.of((int) value, labels[i]));
                }
            }
        }
        if (cases.isEmpty()) {
            out.code.goto_(otherwise);
            return true;
        }
        int low = cases.getFirst().caseValue();
        int high = cases.getLast().caseValue();
        if (high - low >= 2 * MOST_CASES) {
            return false;
        }
        out.load(number);
        if (cases.size() == 1) {
            out.push(low);
            out.code.if_icmpeq(cases.getFirst().target()).goto_(otherwise);
        } else {
            out.code.tableswitch(low, high, otherwise, cases);
        }
        return true;
    }

    private long start(int range) {
        return range == 0 ? Integer.MIN_VALUE : starts[range - 1];
    }

    private long width(int range) {
        long end = range == starts.length ? Integer.MAX_VALUE + 1L : starts[range];
        return end - start(range);
    }
}
