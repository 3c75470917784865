package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;

/** A block of a function, or its body, as the {@link BodyTable} has it. */
final class Region {

    static final int NONE = -1;
    private static final int[] NO_LABELS = {};

    /** The place among the regions of the function. */
    final int number;
    /** The block around this one; {@code null} around the function's body only. */
    final Region parent;
    /** How many blocks are around this one. Branches out of a method name their targets by it. */
    final int depth;
    final Form form;
    final Kind[] parameters;
    final Kind[] results;
    /** The instruction that begins the block; {@link #NONE} for the function's body. */
    final int start;
    /** The {@code else}, or {@link #NONE}. */
    int otherwise = NONE;
    /** The {@code end}. */
    int end;
    /** The height of the operand stack below the parameters. */
    final int base;
    /** Of how many values of the JVM the operands below the parameters are made. */
    int baseParts;
    /** The depths of the blocks to which the clauses of a {@code try_table} branch. */
    int[] handlers = NO_LABELS;

    Region(int number, Region parent, Frame frame, int start) {
        this.number = number;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.form = frame.form;
        this.parameters = frame.parameters;
        this.results = frame.results;
        this.base = frame.base;
        this.start = start;
    }

    /** {@return the block around this one, or this one, that has a depth} */
    Region around(int wanted) {
        Region around = this;
        while (around.depth > wanted) {
            around = around.parent;
        }
        return around;
    }

    /** {@return how many operands a branch to the label takes} */
    int arity() {
        return form == Form.LOOP ? parameters.length : results.length;
    }

    /** {@return what branches from another method carry} */
    Kind[] carried() {
        return carried(form, parameters, results);
    }

    /** {@return what branches from another method carry} As any function, it leaves all results but one, or its low half, elsewhere. */
    static Kind[] carried(Form form, Kind[] parameters, Kind[] results) {
        if (form == Form.FUNCTION && !Kind.isOnePart(results)) {
            return new Kind[] {results[0] == Kind.V ? Kind.J : results[0]};
        }
        return form == Form.LOOP ? parameters : results;
    }
}
