package io.zeolite.engine.compiler;

/**
 * The topmost operand, as long as it is cheaper to wait for its use: a constant, a local that was just read, or the
 * outcome of a comparison whose operands are on the stack. It is emitted before the next instruction, unless that makes
 * use of it.
 */
final class Pending {

    private enum What {
        NOTHING, CONSTANT, VARIABLE, COMPARISON
    }

    private final Emitter out;
    private What what = What.NOTHING;
    private Kind kind = Kind.I;
    private long constant;
    private Variable variable;
    private Comparison comparison = Comparison.NONZERO;

    Pending(Emitter out, Variable any) {
        this.out = out;
        this.variable = any;
    }

    /** Emits what is pending. */
    void flush() {
        What flushed = what;
        what = What.NOTHING;
        switch (flushed) {
            case NOTHING -> {}
            case CONSTANT -> pushConstant();
            case VARIABLE -> out.load(variable);
            case COMPARISON -> comparison.materialize(out);
        }
    }

    private void pushConstant() {
        if (kind == Kind.I) {
            out.push((int) constant);
        } else {
            out.push(constant);
        }
    }

    void setConstant(Kind newKind, long value) {
        flush();
        what = What.CONSTANT;
        kind = newKind;
        constant = value;
    }

    void setVariable(Variable read) {
        flush();
        what = What.VARIABLE;
        variable = read;
    }

    void setComparison(Comparison asked) {
        flush();
        what = What.COMPARISON;
        comparison = asked;
    }

    boolean isConstant() {
        return what == What.CONSTANT;
    }

    /** {@return whether the operand is a constant or a variable, of which nothing is on the stack} */
    boolean isAbsent() {
        return what == What.CONSTANT || what == What.VARIABLE;
    }

    /** {@return the constant, an i32 sign-extended; it is no longer pending} */
    long takeConstant() {
        what = What.NOTHING;
        return constant;
    }

    /** {@return whether the operand was a constant zero, which then is no longer pending} */
    boolean takeZero() {
        boolean zero = isConstant() && constant == 0;
        if (zero) {
            what = What.NOTHING;
        }
        return zero;
    }

    /** {@return the comparison that decides whether the topmost i32 is true; its operands are on the stack} */
    Comparison takeCondition() {
        if (what == What.COMPARISON) {
            what = What.NOTHING;
            return comparison;
        }
        flush();
        return Comparison.NONZERO;
    }
}
