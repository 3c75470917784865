package io.zeolite.engine.validation;

import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.util.List;

/** The rules of instructions that leave blocks. */
final class BranchRules {

    private BranchRules() {
    }

    private static List<ValueType> label(ExpressionValidator code) {
        return code.control.labelTypes(code.reader.index());
    }

    static void branch(ExpressionValidator code) {
        code.operands.matchTop(label(code));
        code.operands.makePolymorphic();
    }

    static void branchIf(ExpressionValidator code) {
        code.operands.pop(NumberType.I32);
        code.operands.retypeTop(label(code));
    }

    static void branchTable(ExpressionValidator code) {
        code.operands.pop(NumberType.I32);
        int last = code.reader.labelCount() - 1;
        List<ValueType> expected = code.control.labelTypes(code.reader.label(last));
        code.operands.matchTop(expected);
        List<ValueType> matched = expected;
        for (int i = 0; i < last; i++) {
            List<ValueType> types = code.control.labelTypes(code.reader.label(i));
            if (types == matched) {
                continue;
            }
            if (types.size() != expected.size()) {
                throw code.place.mismatch(code.place.text(expected), code.place.text(types) + " at label " + i);
            }
            code.operands.matchTop(types);
            matched = types;
        }
        code.operands.makePolymorphic();
    }

    static void leave(ExpressionValidator code) {
        code.operands.matchTop(code.control.results());
        code.operands.makePolymorphic();
    }

    static void raise(ExpressionValidator code) {
        code.operands.matchTop(code.context.tag(code.reader.index()).parameters());
        code.operands.makePolymorphic();
    }

    static void raiseReference(ExpressionValidator code) {
        code.operands.pop(ReferenceType.EXNREF);
        code.operands.makePolymorphic();
    }

    static void branchOnNull(ExpressionValidator code) {
        List<ValueType> types = label(code);
        ReferenceType operand = code.operands.popReference();
        code.operands.retypeTop(types);
        code.operands.push(Bottom.nonNull(operand));
    }

    static void branchOnNonNull(ExpressionValidator code) {
        List<ValueType> types = label(code);
        lastReference(types, code);
        code.operands.push(Bottom.nonNull(code.operands.popReference()));
        code.operands.retypeTop(types);
        code.operands.pop();
    }

    static void branchOnCast(ExpressionValidator code) {
        ReferenceType source = source(code);
        ReferenceType target = target(source, code);
        branchWith(target, withoutNullOf(target, source), source, code);
    }

    static void branchOnCastFail(ExpressionValidator code) {
        ReferenceType source = source(code);
        ReferenceType target = target(source, code);
        branchWith(withoutNullOf(target, source), target, source, code);
    }

    private static ReferenceType source(ExpressionValidator code) {
        return code.context.referenceType(code.reader.castSource());
    }

    private static ReferenceType target(ReferenceType source, ExpressionValidator code) {
        ReferenceType target = code.context.referenceType(code.reader.castTarget());
        if (!TypeMatching.matches(target, source)) {
            throw code.place.mismatch("a type that matches " + code.place.text(source), code.place.text(target));
        }
        return target;
    }

    /** {@return the type of what is no instance of the target: null is one if the target is nullable} */
    private static ReferenceType withoutNullOf(ReferenceType target, ReferenceType source) {
        return target.nullable() ? Bottom.nonNull(source) : source;
    }

    private static void branchWith(ReferenceType taken, ReferenceType kept, ReferenceType source,
            ExpressionValidator code) {
        List<ValueType> types = label(code);
        ReferenceType expected = lastReference(types, code);
        if (!TypeMatching.matches(taken, expected)) {
            throw code.place.mismatch(code.place.text(expected), code.place.text(taken));
        }
        code.operands.pop(source);
        code.operands.push(taken);
        code.operands.retypeTop(types);
        code.operands.pop();
        code.operands.push(kept);
    }

    private static ReferenceType lastReference(List<ValueType> types, ExpressionValidator code) {
        if (!types.isEmpty() && types.getLast() instanceof ReferenceType last) {
            return last;
        }
        throw code.place.mismatch("a label that takes a reference last", code.place.text(types));
    }
}
