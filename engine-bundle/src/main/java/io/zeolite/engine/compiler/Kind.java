package io.zeolite.engine.compiler;

import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;

/** The kinds of values that the JVM tells apart on its operand stack and in locals. */
enum Kind {
    /** i32. */
    I(TypeKind.INT),
    /** i64. */
    J(TypeKind.LONG),
    /** f32. */
    F(TypeKind.FLOAT),
    /** f64. */
    D(TypeKind.DOUBLE),
    /** References. */
    L(TypeKind.REFERENCE);

    private final TypeKind type;

    Kind(TypeKind type) {
        this.type = type;
    }

    /** {@return the kind of the values of a type, which is not v128} */
    static Kind of(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> I;
            case NumberType.I64 -> J;
            case NumberType.F32 -> F;
            case NumberType.F64 -> D;
            case VectorType.V128 ->
                    throw new IllegalStateException("v128 got past the check of supported instructions");
            case ReferenceType _ -> L;
        };
    }

    static Kind[] of(List<ValueType> types) {
        Kind[] kinds = new Kind[types.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = of(types.get(i));
        }
        return kinds;
    }

    TypeKind type() {
        return type;
    }

    /** {@return the class of fields and parameters that hold values} */
    ClassDesc carrier() {
        return type.upperBound();
    }

    /** {@return whether a value takes two slots} */
    boolean isWide() {
        return this == J || this == D;
    }

    /** {@return the number of slots that a value takes} */
    int slots() {
        return isWide() ? 2 : 1;
    }
}
