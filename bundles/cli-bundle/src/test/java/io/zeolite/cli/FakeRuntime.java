package io.zeolite.cli;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.DefinedType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A runtime whose only module does what a test wants. */
final class FakeRuntime implements WasmRuntime {

    private final Guest guest;
    private final List<byte[]> compiled = new ArrayList<>();
    private final Optional<RuntimeException> invalid;

    /** Runs in place of a module; tells the exit code if it exits. */
    @FunctionalInterface
    interface Guest {
        OptionalInt start(Context context, ModuleConfig config) throws InterruptedException;
    }

    private FakeRuntime(Guest guest, Optional<RuntimeException> invalid) {
        this.guest = guest;
        this.invalid = invalid;
    }

    static FakeRuntime of(Guest guest) {
        return new FakeRuntime(guest, Optional.empty());
    }

    static FakeRuntime throwing(RuntimeException failure) {
        return of((_, _) -> {
            throw failure;
        });
    }

    static FakeRuntime exiting(int exitCode) {
        return throwing(new ExitException(exitCode));
    }

    static FakeRuntime refusing(RuntimeException invalid) {
        return new FakeRuntime((_, _) -> OptionalInt.empty(), Optional.of(invalid));
    }

    /** {@return the binaries that were compiled} */
    List<byte[]> compiled() {
        return compiled;
    }

    @Override
    public RuntimeConfig config() {
        return RuntimeConfig.defaults();
    }

    @Override
    public CompiledModule compile(Context context, byte[] binary) {
        invalid.ifPresent(failure -> {
            throw failure;
        });
        compiled.add(binary);
        return answering(CompiledModule.class, OptionalInt.empty());
    }

    @Override
    public ModuleInstance instantiate(Context context, CompiledModule module, ModuleConfig config) {
        try {
            return answering(ModuleInstance.class, guest.start(context, config));
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
    }

    @Override
    public ModuleInstance instantiate(Context context, byte[] binary, ModuleConfig config) {
        return instantiate(context, compile(context, binary), config);
    }

    @Override
    public WasmStruct newStruct(DefinedType type, Object... fields) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WasmArray newArray(DefinedType type, Object... elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HostModuleBuilder hostModule(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ModuleInstance> module(String name) {
        return Optional.empty();
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close(int exitCode) {
        // nothing to give up
    }
}
