package io.zeolite.engine.composition;

import io.zeolite.api.spi.HostModule;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Discovers services through {@link ServiceLoader}, once per runtime; they apply to every module and never depart. */
public final class ServiceLoaderExtensions implements Extensions {

    private final Map<Class<?>, List<?>> services = new ConcurrentHashMap<>();

    /** Makes extensions that discover when first asked. */
    public ServiceLoaderExtensions() {
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S> List<S> find(Class<S> type, String moduleName) {
        return (List<S>) services.computeIfAbsent(type, _ -> load(type));
    }

    /** The calls name the classes, for a module may only load what its descriptor says that it uses. */
    private static List<?> load(Class<?> type) {
        Stream<? extends ServiceLoader<?>> loaders = Stream.of(ServiceLoader.load(HostModule.class),
                ServiceLoader.load(MemoryAllocator.class), ServiceLoader.load(ImportResolver.class),
                ServiceLoader.load(CloseNotifier.class), ServiceLoader.load(FunctionListenerFactory.class));
        return loaders.flatMap(loader -> loader.stream().filter(provider -> type.isAssignableFrom(provider.type())))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Override
    public Registration whenGone(Object service, Runnable action) {
        return () -> {
        };
    }
}
