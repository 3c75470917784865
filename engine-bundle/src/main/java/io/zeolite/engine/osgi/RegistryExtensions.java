package io.zeolite.engine.osgi;

import io.zeolite.api.spi.HostModule;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/** Discovers services in the registry of a framework. */
final class RegistryExtensions implements Extensions, AutoCloseable {

    private static final List<Class<?>> TYPES = List.of(HostModule.class, MemoryAllocator.class, ImportResolver.class,
            CloseNotifier.class, FunctionListenerFactory.class);

    private final Departures departures = new Departures();
    private final Map<Class<?>, ExtensionTracker<?>> trackers;

    RegistryExtensions(BundleContext context) {
        Stream<ExtensionTracker<?>> opened =
                TYPES.stream().map(type -> new ExtensionTracker<>(context, type, departures));
        trackers = opened.collect(Collectors.toUnmodifiableMap(ExtensionTracker::type, Function.identity()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S> List<S> find(Class<S> type, String moduleName) {
        return ((ExtensionTracker<S>) trackers.get(type)).find(moduleName);
    }

    @Override
    public Registration whenGone(Object service, Runnable action) {
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
