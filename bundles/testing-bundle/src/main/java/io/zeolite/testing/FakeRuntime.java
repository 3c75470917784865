package io.zeolite.testing;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.DefinedType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;

/**
 * A runtime without an engine. By default every binary is an empty module, and an instance has what its
 * {@link FakeModule} has; a test says otherwise by {@link #onCompile} and {@link #onInstantiate}.
 * <p>
 * Threads: safe once a test has said what it does.
 */
public final class FakeRuntime implements WasmRuntime {

    private final SequencedSet<ModuleInstance> instances = new LinkedHashSet<>();
    private Compilation compilation = (_, _) -> FakeModule.named("");
    private Instantiation instantiation = (_, module, config) -> instanceOf(module, config);
    private OptionalInt exitCode = OptionalInt.empty();

    /** Makes an open runtime. */
    public FakeRuntime() {
    }

    /** What a runtime does to compile. */
    @FunctionalInterface
    public interface Compilation {
        /** {@return the module that a binary is} */
        CompiledModule compile(Context context, byte[] binary);
    }

    /** What a runtime does to instantiate. */
    @FunctionalInterface
    public interface Instantiation {
        /** {@return an instance of a module} */
        ModuleInstance instantiate(Context context, CompiledModule module, ModuleConfig config);
    }

    /** Says what compiling does; returns this runtime. */
    public FakeRuntime onCompile(Compilation action) {
        compilation = Objects.requireNonNull(action, "action");
        return this;
    }

    /** Says what instantiating does; returns this runtime. {@link #instanceOf} is what it does by default. */
    public FakeRuntime onInstantiate(Instantiation action) {
        instantiation = Objects.requireNonNull(action, "action");
        return this;
    }

    /** {@return an instance with the functions of a module, under the name of the configuration, else the module's} */
    public FakeInstance instanceOf(CompiledModule module, ModuleConfig config) {
        FakeInstance instance = new FakeInstance(config.name().orElse(module.name()), config, Optional.of(this));
        if (module instanceof FakeModule fake) {
            fake.code().forEach(instance::add);
        }
        return instance;
    }

    @Override
    public RuntimeConfig config() {
        return RuntimeConfig.defaults();
    }

    @Override
    public CompiledModule compile(Context context, byte[] binary) {
        requireOpen();
        return compilation.compile(context, binary);
    }

    @Override
    public ModuleInstance instantiate(Context context, CompiledModule module, ModuleConfig config) {
        requireOpen();
        ModuleInstance instance = instantiation.instantiate(context, module, config);
        if (!instance.isClosed()) {
            add(instance);
        }
        return instance;
    }

    private synchronized void add(ModuleInstance instance) {
        if (module(instance.name()).isPresent()) {
            throw new UnlinkableException("module[" + instance.name() + "] has already been instantiated");
        }
        instances.add(instance);
    }

    synchronized void forget(ModuleInstance instance) {
        instances.remove(instance);
    }

    @Override
    public ModuleInstance instantiate(Context context, byte[] binary, ModuleConfig config) {
        return instantiate(context, compile(context, binary), config);
    }

    @Override
    public FakeHostModule hostModule(String name) {
        return new FakeHostModule(name, this);
    }

    @Override
    public FakeStruct newStruct(DefinedType type, Object... fields) {
        return new FakeStruct(type, fields);
    }

    @Override
    public FakeArray newArray(DefinedType type, Object... elements) {
        return new FakeArray(type, elements);
    }

    @Override
    public synchronized Optional<ModuleInstance> module(String name) {
        return name.isEmpty() ? Optional.empty()
                : instances.stream().filter(instance -> instance.name().equals(name)).findFirst();
    }

    private synchronized void requireOpen() {
        if (exitCode.isPresent()) {
            throw new ExitException(exitCode.getAsInt());
        }
    }

    @Override
    public synchronized boolean isClosed() {
        return exitCode.isPresent();
    }

    @Override
    public void close(int code) {
        List<ModuleInstance> open;
        synchronized (this) {
            if (isClosed()) {
                return;
            }
            exitCode = OptionalInt.of(code);
            open = List.copyOf(instances).reversed();
            instances.clear();
        }
        open.forEach(instance -> instance.close(code));
    }
}
