package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.api.Export;
import io.zeolite.api.Global;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Table;
import io.zeolite.api.Tag;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A guest without an engine: a configuration, a memory, attachments, an exit code. */
final class FakeInstance implements ModuleInstance {

    private final ModuleConfig config;
    private final Memory memory = new FakeMemory();
    private final Map<Context.Key<?>, Object> attachments = new HashMap<>();
    private OptionalInt exitCode = OptionalInt.empty();

    FakeInstance(ModuleConfig config) {
        this.config = config;
    }

    @Override
    public ModuleConfig config() {
        return config;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public <T> T attachment(Context.Key<T> key, Function<? super ModuleInstance, ? extends T> make) {
        return key.type().cast(attachments.computeIfAbsent(key, _ -> make.apply(this)));
    }

    @Override
    public OptionalInt exitCode() {
        return exitCode;
    }

    @Override
    public void close(int code) {
        exitCode = OptionalInt.of(code);
        if (attachments.get(GuestState.KEY) instanceof GuestState state) {
            state.close();
        }
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public WasmRuntime runtime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Export> exports() {
        return List.of();
    }

    @Override
    public Optional<WasmFunction> findFunction(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Memory> findMemory(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Table> findTable(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Global> findGlobal(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Tag> findTag(String name) {
        return Optional.empty();
    }

    @Override
    public <T> T bind(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T bind(MethodHandles.Lookup lookup, Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
