package io.zeolite.testing;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Export;
import io.zeolite.api.Global;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Table;
import io.zeolite.api.Tag;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.TagType;
import io.zeolite.experimental.InternalModule;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * An instance without an engine: what a test adds to it, under its configuration. Attachments are closed with it, as
 * with any instance.
 */
public final class FakeInstance implements InternalModule {

    /** The name under which the first memory is exported. */
    public static final String MEMORY = "memory";

    private final String name;
    private final ModuleConfig config;
    private final Optional<FakeRuntime> runtime;
    private final SequencedMap<String, Object> exports = new LinkedHashMap<>();
    private final List<FakeFunction> functions = new ArrayList<>();
    private final List<FakeMemory> memories = new ArrayList<>();
    private final List<FakeGlobal> globals = new ArrayList<>();
    private final List<FakeTable> tables = new ArrayList<>();
    private final SequencedMap<Context.Key<?>, Object> attachments = new LinkedHashMap<>();
    private final Optional<FakeInstance> main;
    private final List<FakeInstance> threads = new ArrayList<>();
    private OptionalInt exitCode = OptionalInt.empty();

    FakeInstance(String name, ModuleConfig config, Optional<FakeRuntime> runtime) {
        this.name = name;
        this.config = config;
        this.runtime = runtime;
        this.main = Optional.empty();
    }

    private FakeInstance(FakeInstance main) {
        this.name = main.name;
        this.config = main.config;
        this.runtime = main.runtime;
        this.main = Optional.of(main);
    }

    /** {@return an empty instance of a configuration, which gives its name; it belongs to no runtime} */
    public static FakeInstance of(ModuleConfig config) {
        return new FakeInstance(config.name().orElse(""), config, Optional.empty());
    }

    /** {@return an empty instance with a name; it belongs to no runtime} */
    public static FakeInstance named(String name) {
        return of(ModuleConfig.named(name));
    }

    /** Adds a function, with the next index, and exports it as its definition says; returns this instance. */
    public FakeInstance add(FakeFunction function) {
        FakeFunction own = function.in(this, functions.size());
        functions.add(own);
        own.definition().exportNames().forEach(export -> exports.put(export, own));
        return this;
    }

    /** Adds a memory, with the next index; the first is exported as {@value #MEMORY}. Returns this instance. */
    public FakeInstance add(FakeMemory memory) {
        if (memories.isEmpty()) {
            exports.put(MEMORY, memory);
        }
        memories.add(memory);
        return this;
    }

    /** Adds a global, with the next index, exported under the names; returns this instance. */
    public FakeInstance add(FakeGlobal global, String... exportNames) {
        globals.add(global);
        return export(global, exportNames);
    }

    /** Adds a table, with the next index, exported under the names; returns this instance. */
    public FakeInstance add(FakeTable table, String... exportNames) {
        tables.add(table);
        return export(table, exportNames);
    }

    /** Adds a tag, exported under the names; returns this instance. */
    public FakeInstance add(FakeTag tag, String... exportNames) {
        return export(tag, exportNames);
    }

    private FakeInstance export(Object value, String... names) {
        for (String export : names) {
            exports.put(export, value);
        }
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if it belongs to none
     */
    @Override
    public WasmRuntime runtime() {
        return runtime.orElseThrow(() -> new IllegalStateException(this + " belongs to no runtime"));
    }

    @Override
    public ModuleConfig config() {
        return config;
    }

    @Override
    public List<Export> exports() {
        return exports.entrySet().stream().map(export -> new Export(export.getKey(), typeOf(export.getValue())))
                .toList();
    }

    private static ExternType typeOf(Object exported) {
        return switch (exported) {
            case FakeFunction function -> new ExternType.Function(DefinedType.of(function.type()));
            case Memory memory -> memory.type();
            case Table table -> table.type();
            case Global global -> global.type();
            case Tag tag -> new TagType(DefinedType.of(tag.type()));
            default -> throw new IllegalStateException("not exported: " + exported);
        };
    }

    private <T> Optional<T> find(Class<T> kind, String export) {
        return Optional.ofNullable(exports.get(export)).filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public Optional<WasmFunction> findFunction(String export) {
        return find(WasmFunction.class, export);
    }

    @Override
    public Optional<Memory> findMemory(String export) {
        return find(Memory.class, export);
    }

    @Override
    public Optional<Table> findTable(String export) {
        return find(Table.class, export);
    }

    @Override
    public Optional<Global> findGlobal(String export) {
        return find(Global.class, export);
    }

    @Override
    public Optional<Tag> findTag(String export) {
        return find(Tag.class, export);
    }

    @Override
    public Memory memory() {
        if (memories.isEmpty()) {
            throw new NoSuchElementException(this + " has no memory");
        }
        return memories.getFirst();
    }

    /** {@return the number of functions, exported or not} */
    public int functionCount() {
        return functions.size();
    }

    /**
     * {@return the function with the index, exported or not}
     *
     * @throws IndexOutOfBoundsException if there is no such function
     */
    public FakeFunction function(int index) {
        return functions.get(index);
    }

    @Override
    public int globalCount() {
        return globals.size();
    }

    @Override
    public Global global(int index) {
        return globals.get(index).readOnly();
    }

    @Override
    public int tableCount() {
        return tables.size();
    }

    @Override
    public Table table(int index) {
        return tables.get(index);
    }

    @Override
    public WasmFunction bindCaller(WasmFunction function) {
        if (!(function instanceof FakeFunction fake)) {
            throw new IllegalArgumentException("not a fake: " + function);
        }
        return fake.definition().host() ? fake.calledBy(this) : fake;
    }

    /** {@inheritDoc} The fake shares all but the functions, which execute in it. */
    @Override
    public FakeInstance instantiateThread(Context context) {
        FakeInstance first = main.orElse(this);
        FakeInstance thread = new FakeInstance(first);
        synchronized (first) {
            first.requireOpen();
            thread.exports.putAll(first.exports);
            first.functions.forEach(thread::add);
            thread.memories.addAll(first.memories);
            thread.globals.addAll(first.globals);
            thread.tables.addAll(first.tables);
            first.threads.add(thread);
        }
        return thread;
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new ExitException(exitCode.orElseThrow());
        }
    }

    @Override
    public <T> T bind(Class<T> type) {
        return FakeBinding.bind(this, type);
    }

    @Override
    public <T> T bind(MethodHandles.Lookup lookup, Class<T> type) {
        return FakeBinding.bind(this, type);
    }

    @Override
    public synchronized <T> T attachment(Context.Key<T> key, Function<? super ModuleInstance, ? extends T> make) {
        if (main.isPresent()) {
            return main.get().attachment(key, make);
        }
        Object attached = attachments.get(key);
        if (attached == null) {
            requireOpen();
            attached = make.apply(this);
            attachments.put(key, attached);
        }
        return key.type().cast(attached);
    }

    @Override
    public synchronized OptionalInt exitCode() {
        return exitCode;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if an attachment fails to close; the others are closed nevertheless
     */
    @Override
    public void close(int code) {
        List<Object> attached;
        synchronized (this) {
            if (isClosed()) {
                return;
            }
            exitCode = OptionalInt.of(code);
            attached = List.copyOf(attachments.values()).reversed();
            attachments.clear();
        }
        runtime.ifPresent(owner -> owner.forget(this));
        threads.forEach(thread -> thread.close(code));
        IllegalStateException failed = new IllegalStateException("closing " + this);
        for (Object attachment : attached) {
            try {
                if (attachment instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            } catch (Exception failure) {
                failed.addSuppressed(failure);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    /** {@return the name in brackets} */
    @Override
    public String toString() {
        return "ModuleInstance[" + name + "]";
    }
}
