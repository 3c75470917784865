package io.zeolite.testing;

import io.zeolite.api.Exported;
import io.zeolite.api.WasmFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Implements interfaces by the exported functions of an instance. */
final class FakeBinding {

    private FakeBinding() {
    }

    static <T> T bind(FakeInstance instance, Class<T> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is not an interface");
        }
        Map<Method, MethodHandle> handles = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                handles.put(method, handle(instance, method));
            }
        }
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object[] given = arguments == null ? new Object[0] : arguments;
            MethodHandle handle = handles.get(method);
            if (handle != null) {
                return handle.invokeWithArguments(given);
            }
            return method.getDeclaringClass() == Object.class ? ofObject(proxy, type, method, given)
                    : InvocationHandler.invokeDefault(proxy, method, given);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static MethodHandle handle(FakeInstance instance, Method method) {
        Exported exported = method.getAnnotation(Exported.class);
        WasmFunction function =
                instance.function(exported == null || exported.value().isEmpty() ? method.getName() : exported.value());
        MethodType wanted = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        if (!function.type().methodType().equals(wanted)) {
            throw new IllegalArgumentException("%s has type %s, but the function %s".formatted(method, wanted,
                    function.type().methodType()));
        }
        return function.handle();
    }

    private static Object ofObject(Object proxy, Class<?> type, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getName() + "@fake";
        };
    }
}
