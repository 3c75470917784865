package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;

/** The rules of calls. */
final class CallRules {

    private CallRules() {
    }

    static void call(ExpressionValidator code) {
        apply(code.context.function(code.reader.index()), code);
    }

    static void callIndirect(ExpressionValidator code) {
        apply(indirectCallee(code), code);
    }

    static void callReference(ExpressionValidator code) {
        apply(referredCallee(code), code);
    }

    static void returnCall(ExpressionValidator code) {
        leave(code.context.function(code.reader.index()), code);
    }

    static void returnCallIndirect(ExpressionValidator code) {
        leave(indirectCallee(code), code);
    }

    /** Belongs to two features, of which the table names the later. */
    static void returnCallReference(ExpressionValidator code) {
        code.context.features().require(Feature.TYPED_FUNCTION_REFERENCES, "return_call_ref");
        leave(referredCallee(code), code);
    }

    private static FunctionType indirectCallee(ExpressionValidator code) {
        TableType table = code.context.table(code.reader.table());
        FunctionType type = code.context.functionType(code.reader.index());
        if (!TypeMatching.matches(table.element(), ReferenceType.FUNCREF)) {
            throw code.place.mismatch("a table of functions", "one of " + code.place.text(table.element()));
        }
        code.operands.pop(table.address().valueType());
        return type;
    }

    private static FunctionType referredCallee(ExpressionValidator code) {
        int index = code.reader.index();
        FunctionType type = code.context.functionType(index);
        code.operands.pop(code.context.types().reference(true, index));
        return type;
    }

    private static void apply(FunctionType callee, ExpressionValidator code) {
        code.operands.popAll(callee.parameters());
        code.operands.pushAll(callee.results());
    }

    private static void leave(FunctionType callee, ExpressionValidator code) {
        if (!TypeMatching.matches(callee.results(), code.control.results())) {
            throw code.place.mismatch(code.place.text(code.control.results()),
                    code.place.text(callee.results()) + " as results of the callee");
        }
        code.operands.matchTop(callee.parameters());
        code.operands.makePolymorphic();
    }
}
