package io.zeolite.engine.osgi;

import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.composition.Extensions.Registration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
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
    private final Map<String, ConfiguredRuntime> runtimes = new ConcurrentHashMap<>();
    private volatile boolean stopped;

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
        ConfiguredRuntime present = runtimes.get(pid);
        if (present != null && present.is(name, settings)) {
            present.modify(properties);
        } else {
            deleted(pid);
            ConfiguredRuntime made = new ConfiguredRuntime(registry, name, settings, this::closed);
            runtimes.put(pid, made);
            if (stopped) {
                deleted(pid);
            } else {
                made.publish(context, properties);
            }
        }
    }

    /** Takes back a runtime that one of its users has closed; there is none until its configuration changes. */
    private void closed(WasmRuntime runtime) {
        runtimes.forEach((pid, known) -> {
            if (known.has(runtime) && runtimes.remove(pid, known)) {
                known.close();
            }
        });
    }

    @Override
    public void deleted(String pid) {
        ConfiguredRuntime present = runtimes.remove(pid);
        if (present != null) {
            present.close();
        }
    }

    private void stop() {
        stopped = true;
        List.copyOf(runtimes.keySet()).forEach(this::deleted);
    }
}
