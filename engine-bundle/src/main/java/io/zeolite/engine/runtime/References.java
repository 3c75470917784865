package io.zeolite.engine.runtime;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeUse;

/** Checks references that come from Java. */
public final class References {

    private References() {
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
            case AbstractHeapType.EXTERN -> true;
            case AbstractHeapType.FUNC -> reference instanceof FunctionInstance;
            case DefinedType defined -> reference instanceof FunctionInstance function && function.hasType(defined);
            case AbstractHeapType _, TypeUse _ -> false;
        };
    }
}
