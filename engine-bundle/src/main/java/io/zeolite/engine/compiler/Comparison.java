package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.api.type.AddressType;
import io.zeolite.format.Opcode;
import io.zeolite.format.Signature;
import java.lang.classfile.Label;
import java.util.Locale;

/**
 * A comparison whose operands are on the stack, and which is not yet carried out: a conditional jump does that in one
 * step.
 *
 * @param kind     what is compared
 * @param relation what is asked
 * @param unsigned whether integers have no sign
 * @param ofZero   whether the right operand is zero, or null, and not on the stack
 * @param negated  whether the answer is to be turned round; for numbers that may be NaN not the same as another relation
 */
record Comparison(Kind kind, Relation relation, boolean unsigned, boolean ofZero, boolean negated) {

    /** Whether an i32 is true. */
    static final Comparison NONZERO = new Comparison(Kind.I, Relation.NE, false, true, false);
    /** Whether a reference is null. */
    static final Comparison NULL = new Comparison(Kind.L, Relation.EQ, false, true, false);

    /** {@return whether the instruction compares numbers} */
    static boolean isComparison(Opcode opcode) {
        return opcode.compareTo(Opcode.I32_EQZ) >= 0 && opcode.compareTo(Opcode.F64_GE) <= 0;
    }

    /** {@return the comparison that an instruction makes, by the parts of its name: type, relation, signedness} */
    static Comparison of(Opcode opcode) {
        Signature signature = opcode.signature().orElseThrow();
        Kind kind = Kind.of(signature.operand(0).valueType(AddressType.I32, AddressType.I32));
        String name = opcode.text().substring(opcode.text().indexOf('.') + 1);
        Relation relation = Relation.valueOf(name.substring(0, 2).toUpperCase(Locale.ROOT));
        return new Comparison(kind, relation, name.endsWith("_u"), signature.operandCount() == 1, false);
    }

    Comparison negate() {
        return new Comparison(kind, relation, unsigned, ofZero, !negated);
    }

    /** {@return the same with a right operand that is zero, where that is simpler} */
    boolean canBeOfZero() {
        return (kind == Kind.I || kind == Kind.J) && !unsigned && !ofZero;
    }

    Comparison againstZero() {
        return new Comparison(kind, relation, unsigned, true, negated);
    }

    /** {@code [.., operands] -> [..]}: jumps if the answer is the expected one. */
    void jump(Emitter out, Label target, boolean expected) {
        Relation tested = expected == negated ? relation.negated() : relation;
        switch (kind) {
            case I -> jumpByInts(out, target, tested);
            case J -> {
                compareLongs(out);
                out.code.branch(tested.ofZero(), target);
            }
            case F -> {
                if (nanIsGreater()) {
                    out.code.fcmpg();
                } else {
                    out.code.fcmpl();
                }
                out.code.branch(tested.ofZero(), target);
            }
            case D -> {
                if (nanIsGreater()) {
                    out.code.dcmpg();
                } else {
                    out.code.dcmpl();
                }
                out.code.branch(tested.ofZero(), target);
            }
            case L -> {
                if (tested == Relation.EQ) {
                    out.code.ifnull(target);
                } else {
                    out.code.ifnonnull(target);
                }
            }
            case V, VI, VF, VB -> throw new IllegalStateException("no comparison decides between vectors");
        }
    }

    /** A comparison with NaN must fail: it has to come out greater where less is asked. */
    private boolean nanIsGreater() {
        return relation == Relation.LT || relation == Relation.LE;
    }

    private void jumpByInts(Emitter out, Label target, Relation tested) {
        if (ofZero) {
            out.code.branch(tested.ofZero(), target);
        } else if (unsigned) {
            out.call(CD_Integer, "compareUnsigned", CD_int, CD_int, CD_int);
            out.code.branch(tested.ofZero(), target);
        } else {
            out.code.branch(tested.ofInts(), target);
        }
    }

    /** {@code [.., operands] -> [.., order]}. */
    private void compareLongs(Emitter out) {
        if (unsigned) {
            out.call(CD_Long, "compareUnsigned", CD_int, CD_long, CD_long);
        } else {
            if (ofZero) {
                out.push(0L);
            }
            out.code.lcmp();
        }
    }

    /** {@code [.., operands] -> [.., 0 or 1]}. */
    void materialize(Emitter out) {
        Label isTrue = out.label();
        Label end = out.label();
        jump(out, isTrue, true);
        out.code.iconst_0().goto_(end).labelBinding(isTrue).iconst_1().labelBinding(end);
    }
}
