package io.zeolite.itests.components;

import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RequireWasmRuntime;
import io.zeolite.api.WasmRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Uses a runtime, in types of Java alone. */
@Component(service = Tenants.class)
@RequireWasmRuntime
public final class Tenants {

    private final WasmRuntime runtime;
    private final Journal journal;
    private final Map<String, ModuleInstance> instances = new HashMap<>();

    /** For the component runtime. */
    @Activate
    public Tenants(@Reference WasmRuntime runtime, @Reference Journal journal) {
        this.runtime = runtime;
        this.journal = journal;
    }

    /** Makes an instance. */
    public void instantiate(String name, byte[] binary) {
        instances.put(name, runtime.instantiate(runtime.compile(binary), ModuleConfig.named(name)));
    }

    /** {@return the result, an integer} */
    public int call(String name, String function) {
        return instances.get(name).function(function).call().getInt(0);
    }

    /** Closes an instance. */
    public void close(String name) {
        instances.get(name).close();
    }

    /** {@return whether an instance is closed} */
    public boolean isClosed(String name) {
        return instances.get(name).isClosed();
    }

    /** {@return what happened since this was last asked} */
    public List<String> takeEvents() {
        return journal.take();
    }
}
