package io.zeolite.engine.osgi;

import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A runtime that a configuration has made. Threads: safe. */
final class ConfiguredRuntime implements AutoCloseable {

    private final String name;
    private final RuntimeSettings settings;
    private final RuntimeExtensions extensions;
    private final WasmRuntime runtime;
    private ServiceRegistration<WasmRuntime> registration;
    private boolean closed;

    ConfiguredRuntime(RegistryExtensions registry, String name, RuntimeSettings settings,
            Consumer<WasmRuntime> whenClosed) {
        this.name = name;
        this.settings = settings;
        this.extensions = registry.forRuntime(name, whenClosed);
        this.runtime = new EngineRuntimeFactory(extensions).create(settings.config());
    }

    /** {@return whether it is what a configuration asks for} */
    boolean is(String wantedName, RuntimeSettings wanted) {
        return name.equals(wantedName) && settings.equals(wanted) && !runtime.isClosed();
    }

    boolean has(WasmRuntime other) {
        return runtime == other;
    }

    /** Makes the runtime a service, unless it has closed meanwhile. */
    void publish(BundleContext context, Map<String, Object> configured) {
        ServiceRegistration<WasmRuntime> made =
                context.registerService(WasmRuntime.class, runtime, FrameworkUtil.asDictionary(properties(configured)));
        boolean late;
        synchronized (this) {
            registration = made;
            late = closed;
        }
        if (late) {
            RuntimeExtensions.withdrawal(made).close();
        }
    }

    /** Gives the service, which was published before, other properties; nothing if it has closed meanwhile. */
    void modify(Map<String, Object> configured) {
        ServiceRegistration<WasmRuntime> published;
        synchronized (this) {
            published = registration;
        }
        try {
            published.setProperties(FrameworkUtil.asDictionary(properties(configured)));
        } catch (IllegalStateException _) {
            // a user has closed the runtime, and with it went the service
        }
    }

    /** By convention, properties whose names start with a dot stay between configuration and configured. */
    private Map<String, Object> properties(Map<String, Object> configured) {
        Map<String, Object> published = new HashMap<>(configured);
        published.keySet().removeIf(property -> property.startsWith("."));
        published.putAll(extensions.properties());
        return published;
    }

    @Override
    public void close() {
        ServiceRegistration<WasmRuntime> published;
        synchronized (this) {
            closed = true;
            published = registration;
        }
        if (published != null) {
            RuntimeExtensions.withdrawal(published).close();
        }
        runtime.close();
    }
}
