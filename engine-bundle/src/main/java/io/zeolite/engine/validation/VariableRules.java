package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.util.List;

/** The rules of variables and of choosing between operands. */
final class VariableRules {

    private VariableRules() {
    }

    private static ValueType local(int index, ExpressionValidator code) {
        if (Integer.compareUnsigned(index, code.locals.count()) >= 0) {
            throw code.place.unknown("local", index);
        }
        return code.locals.type(index);
    }

    static void localGet(ExpressionValidator code) {
        int index = code.reader.index();
        ValueType type = local(index, code);
        if (!code.locals.isInitialised(index, type)) {
            throw code.place.invalid("uninitialized local: " + index);
        }
        code.operands.push(type);
    }

    static void localSet(ExpressionValidator code) {
        int index = code.reader.index();
        ValueType type = local(index, code);
        code.operands.pop(type);
        code.locals.initialise(index, type);
    }

    static void localTee(ExpressionValidator code) {
        localSet(code);
        code.operands.push(code.locals.type(code.reader.index()));
    }

    static void globalGet(ExpressionValidator code) {
        GlobalType global = code.context.global(code.reader.index(), code.visibleGlobals());
        if (code.isConstant()) {
            checkConstant(global, code);
        }
        code.operands.push(global.value());
    }

    /** Before garbage collection, constant expressions could name imported globals only. */
    private static void checkConstant(GlobalType global, ExpressionValidator code) {
        if (global.mutable()) {
            throw code.place.invalid("constant expression required: global " + code.reader.index() + " is mutable");
        }
        if (!code.context.isImportedGlobal(code.reader.index())) {
            code.context.features().require(Feature.GC, "global.get of a global that is not imported");
        }
    }

    static void globalSet(ExpressionValidator code) {
        GlobalType global = code.context.global(code.reader.index(), code.visibleGlobals());
        if (!global.mutable()) {
            throw code.place.invalid("immutable global: " + code.reader.index());
        }
        code.operands.pop(global.value());
    }

    static void select(ExpressionValidator code) {
        code.operands.pop(NumberType.I32);
        ValueType second = selectable(code);
        ValueType first = selectable(code);
        if (first != second && first != Bottom.VALUE && second != Bottom.VALUE) {
            throw code.place.mismatch(code.place.text(first), code.place.text(second));
        }
        code.operands.push(second == Bottom.VALUE ? first : second);
    }

    private static ValueType selectable(ExpressionValidator code) {
        ValueType type = code.operands.pop();
        if (type != Bottom.VALUE && type instanceof ReferenceType) {
            throw code.place.mismatch("a number or vector", code.place.text(type));
        }
        return type;
    }

    static void selectTyped(ExpressionValidator code) {
        List<ValueType> types = code.reader.selectTypes();
        if (types.size() != 1) {
            throw code.place.invalid("invalid result arity: " + types.size());
        }
        ValueType type = code.context.valueType(types.getFirst());
        code.operands.pop(NumberType.I32);
        code.operands.pop(type);
        code.operands.pop(type);
        code.operands.push(type);
    }
}
