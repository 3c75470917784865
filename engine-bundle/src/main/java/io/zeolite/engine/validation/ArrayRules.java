package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.ValueType;

/** The rules of arrays. */
final class ArrayRules {

    private static final ReferenceType ARRAYREF = ReferenceType.nullable(AbstractHeapType.ARRAY);

    private ArrayRules() {
    }

    private static FieldType element(int typeIndex, ExpressionValidator code) {
        return code.context.arrayType(typeIndex).element();
    }

    private static FieldType mutableElement(int typeIndex, ExpressionValidator code) {
        FieldType element = element(typeIndex, code);
        if (!element.mutable()) {
            throw code.place.invalid("immutable array: type " + typeIndex);
        }
        return element;
    }

    private static void popArray(int typeIndex, ExpressionValidator code) {
        code.operands.pop(code.context.types().reference(true, typeIndex));
    }

    private static void pushArray(ExpressionValidator code) {
        code.operands.push(code.context.types().reference(false, code.reader.index()));
    }

    private static void popIndex(ExpressionValidator code) {
        code.operands.pop(NumberType.I32);
    }

    static void make(ExpressionValidator code) {
        FieldType element = element(code.reader.index(), code);
        popIndex(code);
        code.operands.pop(element.storage().unpacked());
        pushArray(code);
    }

    static void makeDefault(ExpressionValidator code) {
        ValueType element = element(code.reader.index(), code).storage().unpacked();
        if (!element.isDefaultable()) {
            throw code.place.invalid("array type is not defaultable: " + code.place.text(element));
        }
        popIndex(code);
        pushArray(code);
    }

    static void makeFixed(ExpressionValidator code) {
        FieldType element = element(code.reader.index(), code);
        code.operands.popRepeatedly(element.storage().unpacked(), code.reader.index2());
        pushArray(code);
    }

    static void makeFromData(ExpressionValidator code) {
        FieldType element = element(code.reader.index(), code);
        checkData(element, code);
        popIndex(code);
        popIndex(code);
        pushArray(code);
    }

    static void makeFromElements(ExpressionValidator code) {
        FieldType element = element(code.reader.index(), code);
        checkElements(element, code);
        popIndex(code);
        popIndex(code);
        pushArray(code);
    }

    private static void checkData(FieldType element, ExpressionValidator code) {
        code.context.checkData(code.reader.index2());
        if (element.storage() instanceof ReferenceType) {
            throw code.place.invalid("array type is not numeric or vector");
        }
    }

    private static void checkElements(FieldType element, ExpressionValidator code) {
        ReferenceType source = code.context.element(code.reader.index2());
        if (!TypeMatching.matches(source, element.storage())) {
            throw code.place.mismatch("a segment of " + code.place.text(element.storage()), code.place.text(source));
        }
    }

    static void get(boolean extending, ExpressionValidator code) {
        FieldType element = element(code.reader.index(), code);
        StructRules.checkPacking(element, extending, "array", code);
        popIndex(code);
        popArray(code.reader.index(), code);
        code.operands.push(element.storage().unpacked());
    }

    static void set(ExpressionValidator code) {
        FieldType element = mutableElement(code.reader.index(), code);
        code.operands.pop(element.storage().unpacked());
        popIndex(code);
        popArray(code.reader.index(), code);
    }

    static void length(ExpressionValidator code) {
        code.operands.pop(ARRAYREF);
        code.operands.push(NumberType.I32);
    }

    static void fill(ExpressionValidator code) {
        FieldType element = mutableElement(code.reader.index(), code);
        popIndex(code);
        code.operands.pop(element.storage().unpacked());
        popIndex(code);
        popArray(code.reader.index(), code);
    }

    static void copy(ExpressionValidator code) {
        StorageType target = mutableElement(code.reader.index(), code).storage();
        StorageType source = element(code.reader.index2(), code).storage();
        if (!TypeMatching.matches(source, target)) {
            throw code.place.invalid("array types do not match: expected " + code.place.text(target) + ", found "
                    + code.place.text(source));
        }
        popIndex(code);
        popIndex(code);
        popArray(code.reader.index2(), code);
        popIndex(code);
        popArray(code.reader.index(), code);
    }

    static void initialiseFromData(ExpressionValidator code) {
        FieldType element = mutableElement(code.reader.index(), code);
        checkData(element, code);
        popRange(code);
    }

    static void initialiseFromElements(ExpressionValidator code) {
        FieldType element = mutableElement(code.reader.index(), code);
        checkElements(element, code);
        popRange(code);
    }

    private static void popRange(ExpressionValidator code) {
        popIndex(code);
        popIndex(code);
        popIndex(code);
        popArray(code.reader.index(), code);
    }
}
