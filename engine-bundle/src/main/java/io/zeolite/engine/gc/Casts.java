package io.zeolite.engine.gc;

import io.zeolite.api.I31;
import io.zeolite.api.TrapKind;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.Trap;

/**
 * Tests, casts and conversions of references, as emitted code calls them.
 * <p>
 * Host values that became internal ones are the same objects, and so are internal ones that became external.
 */
public final class Casts {

    private Casts() {
    }

    /** {@return whether a reference that is not null is one to the type} */
    public static boolean isInstance(Object reference, AbstractHeapType type) {
        return switch (type) {
            case ANY -> isAny(reference);
            case EQ -> isEq(reference);
            case I31 -> isI31(reference);
            case STRUCT -> isStruct(reference);
            case ARRAY -> isArray(reference);
            case FUNC -> isFunc(reference);
            case EXTERN -> isExtern(reference);
            case EXN -> isExn(reference);
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
        };
    }

    /** {@return whether the reference is one to the type} */
    public static boolean isInstance(Object reference, RuntimeType type) {
        return type.isInstance(reference);
    }

    /** {@return whether the reference is one to the type, which has no subtypes} */
    public static boolean isExactly(Object reference, RuntimeType type) {
        return reference instanceof AggregateInstance aggregate && aggregate.type == type;
    }

    /** {@return whether the reference is one to a function of the type or a subtype} */
    public static boolean isInstance(Object reference, DefinedType type) {
        return reference instanceof FunctionInstance function && function.hasType(type);
    }

    /** {@return whether the reference is one to an internal value} */
    public static boolean isAny(Object reference) {
        return reference != null && !isFunc(reference) && !isExn(reference);
    }

    /** {@return whether the reference is one that can be compared} */
    public static boolean isEq(Object reference) {
        return reference instanceof AggregateInstance || reference instanceof I31;
    }

    /** {@return whether the reference is an i31} */
    public static boolean isI31(Object reference) {
        return reference instanceof I31;
    }

    /** {@return whether the reference is one to a structure} */
    public static boolean isStruct(Object reference) {
        return reference instanceof StructureInstance;
    }

    /** {@return whether the reference is one to an array} */
    public static boolean isArray(Object reference) {
        return reference instanceof ArrayInstance;
    }

    /** {@return whether the reference is one to a function} */
    public static boolean isFunc(Object reference) {
        return reference instanceof FunctionInstance;
    }

    /** {@return whether the reference is one to an external value} */
    public static boolean isExtern(Object reference) {
        return reference != null;
    }

    /** {@return whether the reference is one to an exception} */
    public static boolean isExn(Object reference) {
        return reference instanceof GuestException;
    }

    /** {@return the reference, if it passes its cast} */
    public static Object cast(Object reference, boolean passes) {
        if (!passes) {
            throw new Trap(TrapKind.CAST_FAILURE);
        }
        return reference;
    }

    /** Executes {@code ref.eq}. */
    public static boolean areEqual(Object first, Object second) {
        return first == second
                || first instanceof I31 one && second instanceof I31 other && one.value() == other.value();
    }

    /** Executes {@code ref.i31}. */
    public static Object i31(int value) {
        return new I31(value);
    }

    /** Executes {@code i31.get_s}. */
    public static int i31Signed(Object reference) {
        return of(reference).value();
    }

    /** Executes {@code i31.get_u}. */
    public static int i31Unsigned(Object reference) {
        return of(reference).unsigned();
    }

    private static I31 of(Object reference) {
        if (reference == null) {
            throw new Trap(TrapKind.NULL_I31_REFERENCE);
        }
        return (I31) reference;
    }
}
