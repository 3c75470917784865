package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;

import io.zeolite.api.UnsupportedException;
import io.zeolite.format.InstructionReader;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Emits how a {@code br_table} finds its label. Long tables with few labels become string constants, in which each label
 * is the {@linkplain Exits#code code} of its block: these take no room in the method, whatever the number of entries.
 */
final class TableEmitter {

    private static final MethodTypeDesc CHAR_AT = MethodTypeDesc.of(CD_char, CD_int);
    /** Strings have at most 65,535 bytes, and characters up to three. */
    private static final int ENTRIES_PER_STRING = 20_000;
    /** As many ranges of entries with one label are chosen from by comparisons, however few labels there are. */
    private static final int FEW_RANGES = 64;
    private static final int RANGES_PER_LABEL = 4;

    private final Emitter out;
    /** The depths of the labels, the default last. */
    private final int[] depths;

    TableEmitter(Emitter out, InstructionReader in, int innermost) {
        this.out = out;
        this.depths = new int[in.labelCount()];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = innermost - in.label(i);
        }
    }

    private int entries() {
        return depths.length - 1;
    }

    /** {@return the depths of the labels, each once} */
    int[] distinctDepths() {
        return Arrays.stream(depths).sorted().distinct().toArray();
    }

    /** {@return whether the entries are better read from a string} */
    boolean isLong() {
        int ranges = 1;
        for (int i = 1; i < entries(); i++) {
            ranges += depths[i] == depths[i - 1] ? 0 : 1;
        }
        return ranges > FEW_RANGES && ranges > RANGES_PER_LABEL * distinctDepths().length
                || ranges > MOST_RANGES;
    }

    private static final int MOST_RANGES = 500;

    /** {@code [.., index] -> unreachable}: jumps to the label of the block of a depth. */
    void choose(IntFunction<Label> labels) {
        if (entries() == 0) {
            out.code.pop().goto_(labels.apply(depths[0]));
        } else if (entries() <= SwitchEmitter.MOST_CASES) {
            List<SwitchCase> cases = new ArrayList<>();
            for (int i = 0; i < entries(); i++) {
                cases.add(SwitchCase.of(i, labels.apply(depths[i])));
            }
            out.code.tableswitch(0, entries() - 1, labels.apply(depths[entries()]), cases);
        } else {
            chooseByTree(labels);
        }
    }

    private void chooseByTree(IntFunction<Label> labels) {
        Label otherwise = labels.apply(depths[entries()]);
        int mark = out.variables.mark();
        Variable index = out.variables.allocate(Kind.I);
        out.store(index);
        List<Integer> starts = new ArrayList<>();
        List<Label> targets = new ArrayList<>(List.of(otherwise));
        for (int i = 0; i < entries(); i++) {
            if (i == 0 || depths[i] != depths[i - 1]) {
                starts.add(i);
                targets.add(labels.apply(depths[i]));
            }
        }
        starts.add(entries());
        targets.add(otherwise);
        new SwitchEmitter(out, index, starts.stream().mapToInt(Integer::intValue).toArray(),
                targets.toArray(Label[]::new)).emit();
        out.variables.release(mark);
    }

    /** {@code [.., index] -> [..]}: finds the code of the label. */
    Variable find() {
        Variable index = out.variables.allocate(Kind.I);
        Variable code = out.variables.allocate(Kind.I);
        out.store(index);
        Label found = out.label();
        int strings = (entries() + ENTRIES_PER_STRING - 1) / ENTRIES_PER_STRING;
        Label[] labels = new Label[strings + 2];
        int[] starts = new int[strings + 1];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i == labels.length - 1 ? labels[0] : out.label();
        }
        for (int i = 0; i <= strings; i++) {
            starts[i] = Math.min(i * ENTRIES_PER_STRING, entries());
        }
        new SwitchEmitter(out, index, starts, labels).emit();
        out.code.labelBinding(labels[0]);
        out.push(Exits.code(depths[entries()]));
        out.store(code);
        out.code.goto_(found);
        for (int i = 0; i < strings; i++) {
            out.code.labelBinding(labels[i + 1]).loadConstant(codes(starts[i], starts[i + 1]));
            out.load(index);
            if (starts[i] > 0) {
                out.push(starts[i]);
                out.code.isub();
            }
            out.code.invokevirtual(CD_String, "charAt", CHAR_AT);
            out.store(code);
            out.code.goto_(found);
        }
        out.code.labelBinding(found);
        return code;
    }

    private String codes(int start, int end) {
        StringBuilder codes = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (Exits.code(depths[i]) > Character.MAX_VALUE) {
                throw new UnsupportedException("implementation limit: br_table in %d blocks".formatted(depths[i]));
            }
            codes.append((char) Exits.code(depths[i]));
        }
        return codes.toString();
    }
}
