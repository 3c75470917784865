package io.zeolite.engine.runtime;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.engine.compiler.Compiler;
import io.zeolite.engine.composition.Extensions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The guests of these tests, and a runtime for them. */
final class Guests {

    private Guests() {
    }

    /** {@return a guest in the binary format} */
    static byte[] binary(String name) {
        try (InputStream in = Guests.class.getResourceAsStream(name + ".wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EngineRuntime runtime(Extensions extensions) {
        return new EngineRuntime(RuntimeConfig.defaults().withCloseOnContextDone(true), extensions,
                Map.of(ExecutionTier.COMPILER, new Compiler()));
    }
}
