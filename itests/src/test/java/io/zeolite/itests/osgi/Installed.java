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
        var services = bundle.getRegisteredServices();
        Object service = context.getService(services[0]);
        InvocationHandler forward = (_, method, arguments) -> {
            try {
                return service.getClass().getMethod(method.getName(), method.getParameterTypes()).invoke(service,
                        arguments);
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
