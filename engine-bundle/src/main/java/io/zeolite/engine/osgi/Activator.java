package io.zeolite.engine.osgi;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import java.util.Hashtable;
import java.util.function.Function;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Starts the engine in a framework. It publishes {@link RuntimeFactory} and {@link WasmRuntime}; each bundle that gets
 * one has its own runtimes, which are closed when the bundle gives the service back or stops.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private RegistryExtensions extensions;

    /** For the framework. */
    public Activator() {
    }

    @Override
    public void start(BundleContext context) {
        extensions = new RegistryExtensions(context);
        RuntimeFactory engine = new EngineRuntimeFactory(extensions);
        register(context, RuntimeFactory.class, runtimes -> runtimes::create, engine);
        register(context, WasmRuntime.class, runtimes -> runtimes.create(RuntimeConfig.defaults()), engine);
    }

    private static <S> void register(BundleContext context, Class<S> type, Function<BundleRuntimes, S> service,
            RuntimeFactory engine) {
        context.registerService(type, new BundleScope<>(engine, service), new Hashtable<>());
    }

    @Override
    public void stop(BundleContext context) {
        extensions.close();
    }
}
