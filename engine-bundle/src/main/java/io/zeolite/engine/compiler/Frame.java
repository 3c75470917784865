package io.zeolite.engine.compiler;

import io.zeolite.format.CatchClause;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;

/** A block that is being emitted. */
final class Frame {

    /** The forms of blocks. */
    enum Form {
        FUNCTION, BLOCK, LOOP, IF, ELSE, TRY
    }

    static final Variable[] NONE = {};

    /**
     * A part of the code of a {@code try_table} whose exceptions it catches.
     *
     * @param start its start
     * @param end   its end
     */
    record Range(Label start, Label end) {
    }

    /** How many blocks are around it. */
    final int depth;
    /** Whether another method has it: one that this method is a part of. */
    final boolean isOuter;
    final Kind[] parameters;
    final Kind[] results;
    /** The height of the operand stack below the parameters. What is above is on the JVM's. */
    final int base;
    /** Where to jump to: the end or, of a loop, the start. */
    final Label label;
    /** The mark to which the variables go back at the end. */
    final int mark;

    Form form;
    /** Where the operands below wait that belong to the block around this one. */
    Variable[] below = NONE;
    /** What branches to the label carry. */
    Variable[] carried = NONE;
    /** The parameters of an {@code if}, for both its arms. */
    Variable[] arguments = NONE;
    /** Where an {@code if} goes on when its condition is false; otherwise the same as the label. */
    Label otherwise;
    /** What a {@code try_table} catches. */
    List<CatchClause> clauses = List.of();
    /** The code that is protected by them. */
    final List<Range> ranges = new ArrayList<>(1);
    /** Where the present range began; {@code null} outside one. */
    Label rangeStart;
    /** Whether anything branches to the label. */
    boolean isTarget;

    /** A block of this method. */
    Frame(Form form, int depth, Kind[] parameters, Kind[] results, int base, Label label, int mark) {
        this.form = form;
        this.depth = depth;
        this.isOuter = false;
        this.parameters = parameters;
        this.results = results;
        this.base = base;
        this.label = label;
        this.otherwise = label;
        this.mark = mark;
    }

    /** A block of another method. The operands of this method are all above it. */
    Frame(Region region) {
        this.form = region.form;
        this.depth = region.depth;
        this.isOuter = true;
        this.parameters = region.parameters;
        this.results = region.results;
        this.base = 0;
        this.label = null;
        this.mark = 0;
    }

    /** {@return the kinds of what branches from another method carry} */
    Kind[] carriedKinds() {
        return Region.carried(form, parameters, results);
    }
}
