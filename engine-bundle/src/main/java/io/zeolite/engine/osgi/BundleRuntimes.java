package io.zeolite.engine.osgi;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The runtimes that one bundle has. */
final class BundleRuntimes implements AutoCloseable {

    private final RegistryExtensions registry;
    private final String bundleName;
    private final SequencedSet<WasmRuntime> runtimes = new LinkedHashSet<>();
    private boolean closed;

    BundleRuntimes(RegistryExtensions registry, String bundleName) {
        this.registry = registry;
        this.bundleName = bundleName;
    }

    /**
     * {@return a runtime that closes with the others, if not before}
     *
     * @throws IllegalStateException if the bundle has given the service back
     */
    WasmRuntime create(RuntimeConfig config) {
        WasmRuntime runtime =
                new EngineRuntimeFactory(registry.forRuntime(bundleName, this::forget)).create(config);
        synchronized (this) {
            if (!closed) {
                runtimes.add(runtime);
                return runtime;
            }
        }
        runtime.close();
        throw new IllegalStateException("bundle " + bundleName + " has given the service back that makes runtimes");
    }

    private synchronized void forget(WasmRuntime runtime) {
        runtimes.remove(runtime);
    }

    @Override
    public void close() {
        List<WasmRuntime> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(runtimes).reversed();
        }
        open.forEach(WasmRuntime::close);
    }
}
