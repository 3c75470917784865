package io.zeolite.engine.osgi;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.composition.Extensions.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;

/**
 * Starts the engine in a framework. It publishes {@link RuntimeFactory} and {@link WasmRuntime}; each bundle that gets
 * one has its own runtimes, which are closed when the bundle gives the service back or stops. Where the framework has
 * Configuration Admin, it also publishes the runtimes that are configured.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(namespace = "osgi.service", uses = WasmRuntime.class, effective = "active",
        attribute = "objectClass:List<String>=\"io.zeolite.api.RuntimeFactory,io.zeolite.api.WasmRuntime\"")
@Capability(namespace = "osgi.implementation", name = "zeolite.runtime", version = "0.1.0", uses = WasmRuntime.class)
public final class Activator implements BundleActivator {

    private static final String CONFIGURATION_ADMIN = "org.osgi.service.cm.ManagedServiceFactory";

    private final List<Registration> registrations = new ArrayList<>();
    private RegistryExtensions extensions;

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        extensions = new RegistryExtensions(context);
        publish(context, RuntimeFactory.class, runtimes -> runtimes::create);
        publish(context, WasmRuntime.class, runtimes -> runtimes.create(RuntimeConfig.defaults()));
        if (knowsConfigurationAdmin()) {
            registrations.add(ConfiguredRuntimes.open(context, extensions));
        }
    }

    private <S> void publish(BundleContext context, Class<S> type, Function<BundleRuntimes, S> service) {
        ServiceFactory<S> scope = new BundleScope<>(extensions, service);
        registrations.add(RuntimeExtensions.withdrawal(context.registerService(type, scope, null)));
    }

    /** The package is imported optionally: where nobody exports it, there is nothing to configure. */
    private static boolean knowsConfigurationAdmin() {
        try {
            Class.forName(CONFIGURATION_ADMIN, false, Activator.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /** Runtimes close while the services that extend them are still there: close notifiers are told. */
    @Override
    public void stop(BundleContext context) {
        registrations.reversed().forEach(Registration::close);
        registrations.clear();
        extensions.close();
    }
}
