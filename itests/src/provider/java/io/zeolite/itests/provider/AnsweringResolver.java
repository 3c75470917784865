package io.zeolite.itests.provider;

import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.spi.ImportResolver;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Resolves one module name to an instance with one function {@code get}, which returns a constant. */
public final class AnsweringResolver implements ImportResolver {

    private final String label;
    private final String moduleName;
    private final int answer;
    private final Supplier<WasmRuntime> runtime;
    private final Consumer<String> events;

    /** For the service loader. */
    public AnsweringResolver() {
        this("loaded", "resolved", 42, WasmRuntime::create, System.out::println);
    }

    AnsweringResolver(String label, String moduleName, int answer, Supplier<WasmRuntime> runtime,
            Consumer<String> events) {
        this.label = label;
        this.moduleName = moduleName;
        this.answer = answer;
        this.runtime = runtime;
        this.events = events;
    }

    @Override
    public Optional<ModuleInstance> resolve(String asked) {
        events.accept("resolver " + label + " was asked for " + asked);
        return asked.equals(moduleName) ? Optional.of(answer()) : Optional.empty();
    }

    private ModuleInstance answer() {
        WasmRuntime own = runtime.get();
        var module = own.hostModule("answer").function("get", IntSupplier.class, () -> answer).compile();
        return own.instantiate(module, ModuleConfig.named(""));
    }
}
