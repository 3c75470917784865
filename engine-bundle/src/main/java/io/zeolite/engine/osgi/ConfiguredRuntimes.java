package io.zeolite.engine.osgi;

import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.engine.composition.Extensions.Registration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedServiceFactory;

/**
 * Publishes a runtime for each configuration of the factory {@value #PID}. It is shared by all who get it, and closes
 * when its configuration is deleted. A change of a setting closes it and publishes another; a change of other properties
 * goes on to the service. A configuration that is refused changes nothing.
 * <p>
 * With {@link RuntimeSettings}, the only classes that need the package {@code org.osgi.service.cm}.
 * <p>
 * Threads: Configuration Admin calls one at a time. No lock is held while services come and go.
 */
final class ConfiguredRuntimes implements ManagedServiceFactory {

    static final String PID = "io.zeolite.runtime";

    private final BundleContext context;
    private final RegistryExtensions registry;
    private final Map<String, Configured> runtimes = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * A runtime that is published.
     *
     * @param name         what it is known by
     * @param settings     how it was made
     * @param runtime      the runtime
     * @param own          the properties that tell it from others
     * @param registration of the service
     */
    private record Configured(String name, RuntimeSettings settings, WasmRuntime runtime, Map<String, Object> own,
            ServiceRegistration<WasmRuntime> registration) {

        boolean is(String newName, RuntimeSettings newSettings) {
            return name.equals(newName) && settings.equals(newSettings) && !runtime.isClosed();
        }

        void close() {
            RuntimeExtensions.withdrawal(registration).close();
            runtime.close();
        }
    }

    private ConfiguredRuntimes(BundleContext context, RegistryExtensions registry) {
        this.context = context;
        this.registry = registry;
    }

    /** {@return what ends all runtimes; until then they follow the configurations} */
    static Registration open(BundleContext context, RegistryExtensions registry) {
        ConfiguredRuntimes runtimes = new ConfiguredRuntimes(context, registry);
        Registration withdrawal = RuntimeExtensions.withdrawal(context.registerService(ManagedServiceFactory.class,
                runtimes, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_PID, PID))));
        return () -> {
            withdrawal.close();
            runtimes.stop();
        };
    }

    @Override
    public String getName() {
        return "WebAssembly runtimes";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> dictionary) throws ConfigurationException {
        Map<String, Object> properties = new HashMap<>(FrameworkUtil.asMap(dictionary));
        RuntimeSettings settings = RuntimeSettings.of(properties);
        String name = RuntimeSettings.name(properties, pid);
        Configured present = runtimes.get(pid);
        if (present != null && present.is(name, settings)) {
            present.registration.setProperties(
                    FrameworkUtil.asDictionary(serviceProperties(properties, present.own)));
        } else {
            deleted(pid);
            publish(pid, name, settings, properties);
        }
    }

    private void publish(String pid, String name, RuntimeSettings settings, Map<String, Object> properties) {
        RuntimeExtensions extensions = registry.forRuntime(name, this::closed);
        WasmRuntime runtime = new EngineRuntimeFactory(extensions).create(settings.config());
        ServiceRegistration<WasmRuntime> registration = context.registerService(WasmRuntime.class, runtime,
                FrameworkUtil.asDictionary(serviceProperties(properties, extensions.properties())));
        runtimes.put(pid, new Configured(name, settings, runtime, extensions.properties(), registration));
        if (runtime.isClosed()) {
            closed(runtime);
        }
        if (stopped) {
            deleted(pid);
        }
    }

    /** By convention, properties whose names start with a dot stay between configuration and configured. */
    private static Map<String, Object> serviceProperties(Map<String, Object> configured, Map<String, Object> own) {
        Map<String, Object> published = new HashMap<>(configured);
        published.keySet().removeIf(name -> name.startsWith("."));
        published.putAll(own);
        return published;
    }

    /** Takes back a runtime that one of its users has closed; there is none until its configuration changes. */
    private void closed(WasmRuntime runtime) {
        runtimes.forEach((pid, known) -> {
            if (known.runtime == runtime && runtimes.remove(pid, known)) {
                known.close();
            }
        });
    }

    @Override
    public void deleted(String pid) {
        Configured present = runtimes.remove(pid);
        if (present != null) {
            present.close();
        }
    }

    private void stop() {
        stopped = true;
        List.copyOf(runtimes.keySet()).forEach(this::deleted);
    }
}
