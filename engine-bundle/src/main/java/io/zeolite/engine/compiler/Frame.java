package io.zeolite.engine.compiler;

import java.lang.classfile.Label;

/** A block that is being emitted. */
final class Frame {

    /** The forms of blocks. */
    enum Form {
        FUNCTION, BLOCK, LOOP, IF, ELSE
    }

    static final Variable[] NONE = {};

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
    /** Whether anything branches to the label. */
    boolean isTarget;

    Frame(Form form, Kind[] parameters, Kind[] results, int base, Label label, int mark) {
        this.form = form;
        this.parameters = parameters;
        this.results = results;
        this.base = base;
        this.label = label;
        this.otherwise = label;
        this.mark = mark;
    }
}
