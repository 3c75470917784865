package io.zeolite.shell.osgi;

import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.WasmRuntime;
import io.zeolite.shell.FileCommands;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Registers the commands by the properties that Gogo looks for; without Gogo they wait for one. When the bundle stops,
 * the instances that were made by commands are closed, as its runtime is.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private static final String SCOPE = "osgi.command.scope";
    private static final String FUNCTION = "osgi.command.function";

    private ServiceTracker<RuntimeFactory, RuntimeFactory> factories;
    private ServiceTracker<WasmRuntime, WasmRuntime> runtimes;

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        factories = new ServiceTracker<>(context, RuntimeFactory.class, null);
        factories.open();
        runtimes = new ServiceTracker<>(context, ownRuntime(context), null);
        publish(context, new FileCommands(config -> present(factories).create(config)), FileCommands.NAMES);
        publish(context, new InstanceCommands(context, this::runtime), InstanceCommands.NAMES);
    }

    /** Shared runtimes, which configurations make, have a name. */
    private static Filter ownRuntime(BundleContext context) throws InvalidSyntaxException {
        return context.createFilter("(&(objectClass=" + WasmRuntime.class.getName() + ")(!(" + ServiceProperties.RUNTIME
                + "=*)))");
    }

    private static void publish(BundleContext context, Object commands, List<String> names) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(SCOPE, "zeolite");
        properties.put(FUNCTION, names.toArray(String[]::new));
        context.registerService(commands.getClass().getName(), commands, properties);
    }

    /** A bundle that gets a runtime has one from then on: this one has none before a command wants it. */
    private WasmRuntime runtime() {
        synchronized (runtimes) {
            runtimes.open();
            return present(runtimes);
        }
    }

    private static <S> S present(ServiceTracker<S, S> tracker) {
        S service = tracker.getService();
        if (service == null) {
            throw new ServiceConfigurationError("there is no engine: start the bundle io.zeolite.engine");
        }
        return service;
    }

    @Override
    public void stop(BundleContext context) {
        runtimes.close();
        factories.close();
    }
}
