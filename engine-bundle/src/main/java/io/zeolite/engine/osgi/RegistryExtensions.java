package io.zeolite.engine.osgi;

import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostModule;
import io.zeolite.engine.composition.Extensions.Registration;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;

/** Discovers services in the registry of a framework, for all runtimes. */
final class RegistryExtensions implements AutoCloseable {

    private static final List<Class<?>> TYPES = List.of(HostModule.class, MemoryAllocator.class, ImportResolver.class,
            CloseNotifier.class, FunctionListenerFactory.class);

    private final BundleContext context;
    private final Departures departures = new Departures();
    private final Map<Class<?>, ExtensionTracker<?>> trackers;

    RegistryExtensions(BundleContext context) {
        this.context = context;
        trackers = TYPES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(),
                type -> new ExtensionTracker<>(context, type, departures)));
    }

    /**
     * {@return what a runtime has of the registry}
     *
     * @param runtimeName what others know the runtime by
     * @param whenClosed  is given the runtime when it has closed
     */
    RuntimeExtensions forRuntime(String runtimeName, Consumer<WasmRuntime> whenClosed) {
        return new RuntimeExtensions(context, this, runtimeName, whenClosed);
    }

    @SuppressWarnings("unchecked")
    <S> List<S> find(Class<S> type, String moduleName) {
        return ((ExtensionTracker<S>) trackers.get(type)).find(moduleName);
    }

    Registration whenGone(Object service, Runnable action) {
        Registration registration = departures.whenGone(service, action);
        if (trackers.values().stream().noneMatch(tracker -> tracker.has(service))) {
            departures.depart(service);
        }
        return registration;
    }

    @Override
    public void close() {
        trackers.values().forEach(ExtensionTracker::close);
    }
}
