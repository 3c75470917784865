package io.zeolite.engine.osgi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Gives each bundle a service of its own, and closes the runtimes behind it when the bundle no longer uses it.
 *
 * @param <S> the type of the service
 */
final class BundleScope<S> implements ServiceFactory<S> {

    private final RegistryExtensions registry;
    private final Function<BundleRuntimes, S> service;
    private final Map<Bundle, BundleRuntimes> runtimes = new ConcurrentHashMap<>();

    BundleScope(RegistryExtensions registry, Function<BundleRuntimes, S> service) {
        this.registry = registry;
        this.service = service;
    }

    @Override
    public S getService(Bundle bundle, ServiceRegistration<S> registration) {
        return service.apply(runtimes.computeIfAbsent(bundle, user -> new BundleRuntimes(registry, name(user))));
    }

    private static String name(Bundle bundle) {
        String symbolicName = bundle.getSymbolicName();
        return symbolicName == null ? bundle.getLocation() : symbolicName;
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<S> registration, S given) {
        BundleRuntimes used = runtimes.remove(bundle);
        if (used != null) {
            used.close();
        }
    }
}
