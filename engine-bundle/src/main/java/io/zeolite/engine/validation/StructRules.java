package io.zeolite.engine.validation;

import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.StructType;
import java.util.List;

/** The rules of structures. */
final class StructRules {

    private StructRules() {
    }

    static void make(ExpressionValidator code) {
        int index = code.reader.index();
        List<FieldType> fields = code.context.structType(index).fields();
        for (int i = fields.size() - 1; i >= 0; i--) {
            code.operands.pop(fields.get(i).storage().unpacked());
        }
        code.operands.push(code.context.types().reference(false, index));
    }

    static void makeDefault(ExpressionValidator code) {
        int index = code.reader.index();
        for (FieldType field : code.context.structType(index).fields()) {
            if (!field.storage().unpacked().isDefaultable()) {
                throw code.place.invalid("field type is not defaultable: "
                        + code.place.text(field.storage().unpacked()));
            }
        }
        code.operands.push(code.context.types().reference(false, index));
    }

    private static FieldType field(ExpressionValidator code) {
        StructType type = code.context.structType(code.reader.index());
        int index = code.reader.index2();
        if (Integer.compareUnsigned(index, type.fields().size()) >= 0) {
            throw code.place.unknown("field", index);
        }
        return type.fields().get(index);
    }

    static void get(boolean extending, ExpressionValidator code) {
        FieldType field = field(code);
        checkPacking(field, extending, "field", code);
        code.operands.pop(code.context.types().reference(true, code.reader.index()));
        code.operands.push(field.storage().unpacked());
    }

    /** Packed integers are read by the instructions that extend them, everything else by those that do not. */
    static void checkPacking(FieldType field, boolean extending, String what, ExpressionValidator code) {
        boolean isPacked = field.storage() instanceof PackedType;
        if (isPacked != extending) {
            throw code.place.invalid("type mismatch: " + what + (isPacked ? " is packed" : " is unpacked"));
        }
    }

    static void set(ExpressionValidator code) {
        FieldType field = field(code);
        if (!field.mutable()) {
            throw code.place.invalid("immutable field: " + code.reader.index2());
        }
        code.operands.pop(field.storage().unpacked());
        code.operands.pop(code.context.types().reference(true, code.reader.index()));
    }
}
