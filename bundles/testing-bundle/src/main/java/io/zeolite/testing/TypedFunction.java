package io.zeolite.testing;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.V128;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A handle in the raw form of functions.
 *
 * @param type what the guest sees of it
 * @param code calls it
 */
record TypedFunction(FunctionType type, HostFunction code) {

    private static final Map<Class<?>, ValueType> TYPES = Map.of(int.class, NumberType.I32, long.class, NumberType.I64,
            float.class, NumberType.F32, double.class, NumberType.F64, V128.class, VectorType.V128,
            Object.class, ReferenceType.EXTERNREF);

    /** @throws IllegalArgumentException if a type cannot be carried */
    static TypedFunction of(MethodHandle handle) {
        MethodType type = handle.type();
        boolean context = type.parameterCount() > 0 && type.parameterType(0) == Context.class;
        int next = context ? 1 : 0;
        boolean caller = type.parameterCount() > next && type.parameterType(next) == ModuleInstance.class;
        List<ValueType> parameters = new ArrayList<>();
        for (Class<?> parameter : type.parameterList().subList(next + (caller ? 1 : 0), type.parameterCount())) {
            parameters.add(valueType(parameter));
        }
        List<ValueType> results =
                type.returnType() == void.class ? List.of() : List.of(valueType(type.returnType()));
        FunctionType guestType = new FunctionType(parameters, results);
        MethodHandle spreading = handle.asFixedArity();
        return new TypedFunction(guestType, (givenContext, givenCaller, slots) -> {
            List<Object> arguments = new ArrayList<>();
            if (context) {
                arguments.add(givenContext);
            }
            if (caller) {
                arguments.add(givenCaller);
            }
            invoke(spreading, guestType, arguments, slots);
        });
    }

    /** @throws IllegalArgumentException if it is no functional interface, or a type cannot be carried */
    static <T> TypedFunction of(Class<T> type, T function) {
        List<Method> methods = Stream.of(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers())).toList();
        if (!type.isInterface() || methods.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " is not a functional interface");
        }
        return of(handle(MethodHandles.publicLookup(), methods.getFirst(), function));
    }

    /** @throws IllegalArgumentException if the method is not accessible */
    static MethodHandle handle(MethodHandles.Lookup lookup, Method method, Object receiver) {
        try {
            MethodHandle handle = lookup.unreflect(method);
            return Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(receiver);
        } catch (IllegalAccessException inaccessible) {
            throw new IllegalArgumentException(method + " is not accessible", inaccessible);
        }
    }

    private static ValueType valueType(Class<?> type) {
        ValueType carried = TYPES.get(type);
        if (carried == null) {
            throw new IllegalArgumentException("unsupported type: " + type.getTypeName());
        }
        return carried;
    }

    private static void invoke(MethodHandle handle, FunctionType type, List<Object> arguments, Slots slots) {
        int slot = 0;
        for (ValueType parameter : type.parameters()) {
            arguments.add(slots.get(slot, parameter));
            slot += parameter.slots();
        }
        Object result;
        try {
            result = handle.invokeWithArguments(arguments);
        } catch (Throwable thrown) {
            throw TypedFunction.<RuntimeException>asIs(thrown);
        }
        if (!type.results().isEmpty()) {
            slots.set(0, type.results().getFirst(), result);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException asIs(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
