package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.V128;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Derives the types of host functions from Java, and gives their handles one shape. */
final class HostTypes {

    private static final MethodHandle CONTEXT;
    private static final MethodHandle INSTANCE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CONTEXT = lookup.findStatic(Instance.class, "currentContext", MethodType.methodType(Context.class));
            INSTANCE = lookup.findVirtual(Instance.class, "api", MethodType.methodType(EngineInstance.class))
                    .asType(MethodType.methodType(ModuleInstance.class, Instance.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private HostTypes() {
    }

    private static boolean takesContext(MethodType type) {
        return type.parameterCount() > 0 && type.parameterType(0) == Context.class;
    }

    private static int leading(MethodType type) {
        int next = takesContext(type) ? 1 : 0;
        return type.parameterCount() > next && type.parameterType(next) == ModuleInstance.class ? next + 1 : next;
    }

    /**
     * {@return the type of the function that a handle implements}
     *
     * @throws IllegalArgumentException if a type cannot be carried
     */
    static FunctionType functionType(String name, MethodType type) {
        List<ValueType> parameters = new ArrayList<>();
        for (int index = leading(type); index < type.parameterCount(); index++) {
            parameters.add(valueType("%s: param[%d]".formatted(name, index), type.parameterType(index)));
        }
        List<ValueType> results = type.returnType() == void.class
                ? List.of()
                : List.of(valueType(name + ": result[0]", type.returnType()));
        return new FunctionType(parameters, results);
    }

    private static ValueType valueType(String place, Class<?> type) {
        if (type == int.class) {
            return NumberType.I32;
        } else if (type == long.class) {
            return NumberType.I64;
        } else if (type == float.class) {
            return NumberType.F32;
        } else if (type == double.class) {
            return NumberType.F64;
        } else if (type == V128.class) {
            return VectorType.V128;
        } else if (type == Object.class) {
            return ReferenceType.EXTERNREF;
        }
        throw new IllegalArgumentException(place + " is unsupported: " + type.getTypeName());
    }

    /** {@return the handle as one that takes the caller's {@link Instance}, then the parameters} */
    static MethodHandle withCaller(MethodHandle handle) {
        MethodType type = handle.type();
        MethodHandle bound = handle;
        if (takesContext(type)) {
            bound = MethodHandles.collectArguments(bound, 0, CONTEXT);
        }
        boolean takesInstance = leading(type) > (takesContext(type) ? 1 : 0);
        return takesInstance
                ? MethodHandles.filterArguments(bound, 0, INSTANCE)
                : MethodHandles.dropArguments(bound, 0, Instance.class);
    }
}
