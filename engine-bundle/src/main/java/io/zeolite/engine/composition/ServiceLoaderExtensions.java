package io.zeolite.engine.composition;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** Discovers services through {@link ServiceLoader}, once per runtime; they apply to every module and never depart. */
public final class ServiceLoaderExtensions implements Extensions {

    private static final Registration NOTHING = () -> {
    };

    private final Map<Class<?>, List<?>> services = new ConcurrentHashMap<>();

    /** Makes extensions that discover when first asked. */
    public ServiceLoaderExtensions() {
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S> List<S> find(Class<S> type, String moduleName) {
        return (List<S>) services.computeIfAbsent(type,
                wanted -> ServiceLoader.load(wanted).stream().map(ServiceLoader.Provider::get).toList());
    }

    @Override
    public boolean canDepart() {
        return false;
    }

    @Override
    public Registration whenGone(Object service, Runnable action) {
        return NOTHING;
    }

    @Override
    public Registration publish(ModuleInstance instance) {
        return NOTHING;
    }

    @Override
    public void runtimeClosed(WasmRuntime runtime) {
        // nobody else knows the runtime
    }
}
