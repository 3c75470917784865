package io.zeolite.engine.compiler;

import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
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
    L(TypeKind.REFERENCE),
    /** v128: its low half, then its high half, as two values of the JVM. */
    V(TypeKind.LONG, 2),
    /** v128 in a variable, as four i32. */
    VI(TypeKind.INT, 4),
    /** v128 in a variable, as four f32. */
    VF(TypeKind.FLOAT, 4),
    /** v128 in a variable, as a vector of bytes of the platform's Vector API. */
    VB(TypeKind.REFERENCE),
    /** An operand that is no value of the JVM any more: it is already in the object which an instruction makes of it. */
    NONE(TypeKind.VOID, 0);

    private final TypeKind type;
    private final int parts;

    Kind(TypeKind type) {
        this(type, 1);
    }

    Kind(TypeKind type, int parts) {
        this.type = type;
        this.parts = parts;
    }

    /** {@return the kind of the values of a type} */
    static Kind of(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> I;
            case NumberType.I64 -> J;
            case NumberType.F32 -> F;
            case NumberType.F64 -> D;
            case VectorType.V128 -> V;
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

    /** {@return what the JVM calls the value, or each of its parts} */
    TypeKind type() {
        return type;
    }

    /** {@return the kind of one part of a value} */
    Kind part() {
        return switch (this) {
            case V -> J;
            case VI -> I;
            case VF -> F;
            case I, J, F, D, L, VB, NONE -> this;
        };
    }

    /** {@return the class of fields and parameters that hold values, or each of their parts} */
    ClassDesc carrier() {
        return this == VB ? VectorLane.BYTE.vector() : type.upperBound();
    }

    /** {@return the kinds of the values of the JVM, where vectors are two, as {@code Slots} have them} */
    static Kind[] halved(Kind[] kinds) {
        List<Kind> halved = new ArrayList<>(kinds.length);
        for (Kind kind : kinds) {
            for (int part = 0; part < kind.parts; part++) {
                halved.add(kind.part());
            }
        }
        return halved.toArray(Kind[]::new);
    }

    /** {@return whether the values are vectors} */
    boolean isVector() {
        return compareTo(V) >= 0;
    }

    /** {@return of how many values of the JVM a value is made} */
    int parts() {
        return parts;
    }

    /** {@return of how many values of the JVM values of these kinds are made} */
    static int parts(Kind[] kinds) {
        int parts = 0;
        for (Kind kind : kinds) {
            parts += kind.parts;
        }
        return parts;
    }

    /** {@return the number of slots of the JVM that a value takes} */
    int slots() {
        return parts * type.slotSize();
    }

    /** {@return whether one value at most, and one of the JVM, is of these kinds} */
    static boolean isOnePart(Kind[] kinds) {
        return kinds.length == 0 || kinds.length == 1 && kinds[0].parts == 1;
    }
}
