package io.zeolite.engine.osgi;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import java.util.ArrayList;
import java.util.List;

/** The runtimes that one bundle has. */
final class BundleRuntimes implements AutoCloseable {

    private final RuntimeFactory engine;
    private final List<WasmRuntime> runtimes = new ArrayList<>();

    BundleRuntimes(RuntimeFactory engine) {
        this.engine = engine;
    }

    synchronized WasmRuntime create(RuntimeConfig config) {
        WasmRuntime runtime = engine.create(config);
        runtimes.removeIf(WasmRuntime::isClosed);
        runtimes.add(runtime);
        return runtime;
    }

    @Override
    public void close() {
        List<WasmRuntime> open;
        synchronized (this) {
            open = List.copyOf(runtimes).reversed();
            runtimes.clear();
        }
        open.forEach(WasmRuntime::close);
    }
}
