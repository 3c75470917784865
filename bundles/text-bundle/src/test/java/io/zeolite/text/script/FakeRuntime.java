package io.zeolite.text.script;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.CustomSection;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.Export;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Global;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import io.zeolite.api.InvalidException;
import io.zeolite.api.Memory;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.Table;
import io.zeolite.api.Tag;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.WasmStackTrace;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.WasmModule;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A runtime whose modules do what the names of their exports say: {@code "invalid"} and {@code "unsupported"} when they
 * are compiled, {@code "trap"}, {@code "exhaust"} and {@code "unsupported-call"} when they are called. Any other function
 * returns its only parameter.
 */
final class FakeRuntime implements WasmRuntime {

    private final Map<String, ModuleInstance> instances = new HashMap<>();

    @Override
    public RuntimeConfig config() {
        return RuntimeConfig.defaults();
    }

    @Override
    public CompiledModule compile(Context context, byte[] binary) {
        WasmModule module = ModuleDecoder.decode(binary);
        module.exports().forEach(export -> {
            switch (export.name()) {
                case "invalid" -> throw new InvalidException("type mismatch", 0);
                case "unsupported" -> throw new UnsupportedException("it is a fake");
                default -> {
                }
            }
        });
        return new FakeModule(module);
    }

    @Override
    public ModuleInstance instantiate(Context context, CompiledModule module, ModuleConfig config) {
        for (Import wanted : module.imports()) {
            if (!instances.containsKey(wanted.module())) {
                throw new UnlinkableException("unknown import");
            }
        }
        if (((FakeModule) module).module().start().isPresent()) {
            throw new TrapException(TrapKind.UNREACHABLE, WasmStackTrace.EMPTY);
        }
        ModuleInstance instance = new FakeInstance(this, config);
        config.name().filter(name -> !name.isEmpty()).ifPresent(name -> instances.put(name, instance));
        return instance;
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
        return Optional.ofNullable(instances.get(name));
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close(int exitCode) {}

    private record FakeModule(WasmModule module) implements CompiledModule {
        @Override
        public String name() {
            return "";
        }

        @Override
        public List<Import> imports() {
            return module.imports();
        }

        @Override
        public List<Export> exports() {
            return List.of();
        }

        @Override
        public List<FunctionDefinition> functions() {
            return List.of();
        }

        @Override
        public List<MemoryDefinition> memories() {
            return List.of();
        }

        @Override
        public List<CustomSection> customSections() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private record FakeFunction(String export) implements WasmFunction {
        @Override
        public FunctionDefinition definition() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FunctionType type() {
            return FunctionType.of(NumberType.I32).returning(NumberType.I32);
        }

        @Override
        public Slots call(Context context, long... parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void call(Context context, Slots slots) {
            switch (export) {
                case "trap" -> throw new TrapException(TrapKind.INTEGER_OVERFLOW, WasmStackTrace.EMPTY);
                case "exhaust" -> throw new ExhaustionException(WasmStackTrace.EMPTY);
                case "unsupported-call" -> throw new UnsupportedException("it is a fake");
                default -> {
                }
            }
        }

        @Override
        public MethodHandle handle(Context context) {
            throw new UnsupportedOperationException();
        }
    }

    private record FakeInstance(WasmRuntime runtime, ModuleConfig config) implements ModuleInstance {
        @Override
        public String name() {
            return config.name().orElse("");
        }

        @Override
        public List<Export> exports() {
            return List.of();
        }

        @Override
        public Optional<WasmFunction> findFunction(String name) {
            return Optional.of(new FakeFunction(name));
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
        public Memory memory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T bind(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T bind(MethodHandles.Lookup lookup, Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T attachment(Context.Key<T> key, Function<? super ModuleInstance, ? extends T> make) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptionalInt exitCode() {
            return OptionalInt.empty();
        }

        @Override
        public void close(int exitCode) {}
    }
}
