package io.zeolite.engine.osgi;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.composition.Extensions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** What one runtime has of the registry of a framework, and what it shows there: its named instances. */
final class RuntimeExtensions implements Extensions {

    private static final AtomicLong NEXT_ID = new AtomicLong();

    private final BundleContext context;
    private final RegistryExtensions registry;
    private final String runtimeName;
    private final Consumer<WasmRuntime> whenClosed;
    private final long id = NEXT_ID.incrementAndGet();

    /**
     * Makes the extensions of a runtime.
     *
     * @param context     publishes
     * @param runtimeName what others know the runtime by
     * @param whenClosed  is given the runtime when it has closed
     */
    RuntimeExtensions(BundleContext context, RegistryExtensions registry, String runtimeName,
            Consumer<WasmRuntime> whenClosed) {
        this.context = context;
        this.registry = registry;
        this.runtimeName = runtimeName;
        this.whenClosed = whenClosed;
    }

    /** {@return the properties by which others find the runtime} */
    Map<String, Object> properties() {
        return Map.of(ServiceProperties.RUNTIME, runtimeName, ServiceProperties.RUNTIME_ID, id);
    }

    @Override
    public <S> List<S> find(Class<S> type, String moduleName) {
        return registry.find(type, moduleName);
    }

    @Override
    public boolean canDepart() {
        return true;
    }

    @Override
    public Registration whenGone(Object service, Runnable action) {
        return registry.whenGone(service, action);
    }

    @Override
    public Registration publish(ModuleInstance instance) {
        return withdrawal(context.registerService(ModuleInstance.class, instance,
                FrameworkUtil.asDictionary(Map.of(ServiceProperties.MODULE_NAME, instance.name(),
                        ServiceProperties.RUNTIME, runtimeName, ServiceProperties.RUNTIME_ID, id))));
    }

    /** {@return what takes a service back unless the framework, which stops our bundle, has done so already} */
    static Registration withdrawal(ServiceRegistration<?> registration) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                try {
                    registration.unregister();
                } catch (IllegalStateException _) {
                    // the framework was faster
                }
            }
        };
    }

    @Override
    public void runtimeClosed(WasmRuntime runtime) {
        whenClosed.accept(runtime);
    }
}
