package io.zeolite.engine.gc;

import io.zeolite.api.I31;
import io.zeolite.api.TrapKind;
import io.zeolite.api.type.AbstractHeapType;
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

    /**
     * {@return whether a reference that is not null is one to the type} The type is in the same hierarchy as that of the
     * reference.
     */
    public static boolean isInstance(Object reference, AbstractHeapType type) {
        return switch (type) {
            case ANY -> !(reference instanceof FunctionInstance) && !(reference instanceof GuestException);
            case EQ -> reference instanceof AggregateInstance || reference instanceof I31;
            case I31 -> reference instanceof I31;
            case STRUCT -> reference instanceof StructureInstance;
            case ARRAY -> reference instanceof ArrayInstance;
            case FUNC -> reference instanceof FunctionInstance;
            case EXTERN -> true;
            case EXN -> reference instanceof GuestException;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
        };
    }

    /** Executes {@code ref.eq}. */
    public static boolean areEqual(Object first, Object second) {
        return first == second || first instanceof I31 one && second instanceof I31 other && one.value() == other.value();
    }

    /** {@return a trap for a cast that failed} */
    public static Trap failure() {
        return new Trap(TrapKind.CAST_FAILURE);
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
