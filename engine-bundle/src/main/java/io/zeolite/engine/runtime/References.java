package io.zeolite.engine.runtime;

import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.gc.Casts;
import io.zeolite.engine.gc.RuntimeType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Checks values that come from Java. */
public final class References {

    private static final MethodHandle CHECK;

    static {
        try {
            CHECK = MethodHandles.lookup().findStatic(References.class, "check",
                    MethodType.methodType(Object.class, Object.class, ReferenceType.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

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
     * Checks the references among values.
     *
     * @throws ClassCastException if one is not of its type
     */
    static void check(List<ValueType> types, Slots slots) {
        int slot = 0;
        for (int i = 0; i < types.size(); i++) {
            ValueType type = types.get(i);
            if (type instanceof ReferenceType reference) {
                check(slots.getReference(slot), reference);
            }
            slot += type.slots();
        }
    }

    /** {@return whether there are references that can be of a wrong type} */
    static boolean areChecked(List<ValueType> types) {
        return types.stream().anyMatch(References::isChecked);
    }

    private static boolean isChecked(ValueType type) {
        return type instanceof ReferenceType && !type.equals(ReferenceType.EXTERNREF);
    }

    /** {@return the handle of a function, whose arguments from Java are checked} */
    static MethodHandle checkingArguments(MethodHandle handle, List<ValueType> types) {
        MethodHandle checking = handle;
        for (int i = 0; i < types.size(); i++) {
            if (isChecked(types.get(i))) {
                checking = MethodHandles.filterArguments(checking, i,
                        MethodHandles.insertArguments(CHECK, 1, types.get(i)));
            }
        }
        return checking;
    }

    /** {@return the host function, whose results are checked} */
    static HostFunction checkingResults(HostFunction function, List<ValueType> types) {
        return !areChecked(types) ? function : (context, caller, slots) -> {
            function.call(context, caller, slots);
            check(types, slots);
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
