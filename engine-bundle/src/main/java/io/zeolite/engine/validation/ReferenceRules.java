package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;

/** The rules of references, 31-bit scalars and casts. */
final class ReferenceRules {

    private static final ReferenceType EQREF = ReferenceType.nullable(AbstractHeapType.EQ);
    private static final ReferenceType I31 = ReferenceType.nonNull(AbstractHeapType.I31);
    private static final ReferenceType I31REF = ReferenceType.nullable(AbstractHeapType.I31);

    private ReferenceRules() {
    }

    static void nullReference(ExpressionValidator code) {
        code.operands.push(code.context.referenceType(ReferenceType.nullable(code.reader.heapType())));
    }

    static void isNull(ExpressionValidator code) {
        code.operands.popReference();
        code.operands.push(NumberType.I32);
    }

    static void function(ExpressionValidator code) {
        int index = code.reader.index();
        if (code.isConstant()) {
            code.context.declareFunction(index);
        }
        code.context.checkFunction(index);
        if (!code.context.isDeclared(index)) {
            throw code.place.invalid("undeclared function reference: " + index);
        }
        code.operands.push(code.context.types().functionReference(index));
    }

    static void equality(ExpressionValidator code) {
        code.operands.pop(EQREF);
        code.operands.pop(EQREF);
        code.operands.push(NumberType.I32);
    }

    static void asNonNull(ExpressionValidator code) {
        code.operands.push(Bottom.nonNull(code.operands.popReference()));
    }

    static void test(ExpressionValidator code) {
        popAnyOfHierarchy(target(code), code);
        code.operands.push(NumberType.I32);
    }

    static void cast(ExpressionValidator code) {
        ReferenceType target = target(code);
        popAnyOfHierarchy(target, code);
        code.operands.push(target);
    }

    private static ReferenceType target(ExpressionValidator code) {
        return code.context.referenceType(code.reader.castTarget());
    }

    private static void popAnyOfHierarchy(ReferenceType target, ExpressionValidator code) {
        code.operands.pop(ReferenceType.nullable(TypeMatching.top(target.heap())));
    }

    static void i31(ExpressionValidator code) {
        code.operands.pop(NumberType.I32);
        code.operands.push(I31);
    }

    static void i31Get(ExpressionValidator code) {
        code.operands.pop(I31REF);
        code.operands.push(NumberType.I32);
    }

    static void anyConvertExtern(ExpressionValidator code) {
        convert(ReferenceType.EXTERNREF, AbstractHeapType.ANY, code);
    }

    static void externConvertAny(ExpressionValidator code) {
        convert(ReferenceType.ANYREF, AbstractHeapType.EXTERN, code);
    }

    private static void convert(ReferenceType source, AbstractHeapType target, ExpressionValidator code) {
        ReferenceType operand = code.operands.popReference();
        code.operands.push(operand);
        code.operands.pop(source);
        code.operands.push(new ReferenceType(operand.nullable(), target));
    }
}
