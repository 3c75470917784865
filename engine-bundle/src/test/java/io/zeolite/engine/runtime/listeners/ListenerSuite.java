package io.zeolite.engine.runtime.listeners;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostFunction;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.EngineRuntimeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What suites that each tier runs have in common. */
abstract class ListenerSuite {

    final WasmRuntime runtime;

    ListenerSuite(ExecutionTier tier) {
        runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults().withTier(tier));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    static byte[] guest(String name) {
        try (InputStream in = ListenerSuite.class.getResourceAsStream("/io/zeolite/engine/runtime/listeners/" + name
                + ".wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return an instance of a guest, compiled under the context} */
    ModuleInstance instantiate(Context context, String name) {
        return runtime.instantiate(runtime.compile(context, guest(name)), ModuleConfig.named(name));
    }

    /** {@return a host module of one function, compiled under the context} */
    ModuleInstance host(Context context, String name, FunctionType type, HostFunction function) {
        return runtime.hostModule("host").function(name, type, List.of(), List.of(), function).instantiate(context);
    }
}
