package io.zeolite.engine.runtime;

import io.zeolite.api.V128;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.gc.Casts;
import io.zeolite.engine.gc.RuntimeType;

/** Checks values that come from Java. */
public final class References {

    private References() {
    }

    /**
     * {@return the value}
     *
     * @throws ClassCastException if it is not of the type
     */
    public static Object check(Object value, StorageType type) {
        return switch (type) {
            case PackedType.I8, PackedType.I16, NumberType.I32 -> (Integer) value;
            case NumberType.I64 -> (Long) value;
            case NumberType.F32 -> (Float) value;
            case NumberType.F64 -> (Double) value;
            case VectorType.V128 -> (V128) value;
            case ReferenceType reference -> check(value, reference);
        };
    }

    /**
     * {@return the reference}
     *
     * @throws ClassCastException if it is not of the type
     */
    public static Object check(Object reference, ReferenceType type) {
        if (!isInstance(reference, type)) {
            throw new ClassCastException(
                    (reference == null ? "null" : reference.getClass().getName()) + " is not a " + type);
        }
        return reference;
    }

    private static boolean isInstance(Object reference, ReferenceType type) {
        if (reference == null) {
            return type.nullable();
        }
        return switch (type.heap()) {
            case AbstractHeapType heap -> Casts.isInstance(reference, heap);
            case DefinedType defined -> isInstance(reference, defined);
            case TypeUse _ -> false;
        };
    }

    private static boolean isInstance(Object reference, DefinedType type) {
        return type.expand() instanceof FunctionType
                ? Casts.isInstance(reference, type)
                : RuntimeType.of(type).isInstance(reference);
    }
}
