package io.zeolite.itests.osgi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * A bundle that was installed and started.
 *
 * @param bundle  the bundle
 * @param context who asks for its services
 */
record Installed(Bundle bundle, BundleContext context) {

    /**
     * {@return the bundle's only service in the shape of an interface of ours with the methods of its class}
     *
     * Test and bundle share the types of Java and of the framework and no other: the API is a bundle, as for users.
     */
    <T> T as(Class<T> shape) {
        return as(shape, context.getService(bundle.getRegisteredServices()[0]));
    }

    /** {@return an object of a bundle in the shape of an interface of ours with the methods of its class} */
    static <T> T as(Class<T> shape, Object target) {
        InvocationHandler forward = (_, method, arguments) -> {
            var own = target.getClass().getMethod(method.getName(), method.getParameterTypes());
            own.setAccessible(true); // the class itself may be hidden
            try {
                return own.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return shape.cast(Proxy.newProxyInstance(shape.getClassLoader(), new Class<?>[] {shape}, forward));
    }

    /** {@return whether an exception is of a class of the API that the bundle sees} */
    static boolean isA(String simpleName, Throwable thrown) {
        return Stream.<Class<?>>iterate(thrown.getClass(), type -> type != null, Class::getSuperclass)
                .anyMatch(type -> type.getName().equals("io.zeolite.api." + simpleName));
    }
}
