package io.zeolite.engine.runtime;

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
import io.zeolite.api.type.ExternKind;
import io.zeolite.engine.composition.Extensions.Registration;
import io.zeolite.experimental.InternalModule;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.format.ModuleExport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** An instance as the API shows it: exports by name, attachments, and the end. */
public final class EngineInstance implements InternalModule {

    private static final Logger LOGGER = System.getLogger(EngineInstance.class.getName());

    private final Instance state;
    private final Map<String, ModuleExport> exports = new HashMap<>();
    private final AtomicReference<OptionalInt> exitCode = new AtomicReference<>(OptionalInt.empty());
    private final SequencedMap<Context.Key<?>, Object> attachments = new LinkedHashMap<>();
    private final List<Runnable> onClose = new ArrayList<>();
    private boolean ended;
    private final ThreadInstances threads = new ThreadInstances();
    private final List<CloseNotifier> closeNotifiers = new ArrayList<>();
    private final AtomicReference<Registration> publication = new AtomicReference<>();

    EngineInstance(Instance state) {
        this.state = state;
        for (ModuleExport export : state.init().module().structure().exports()) {
            exports.put(export.name(), export);
        }
    }

    /** {@return the instance as executing code sees it} */
    Instance state() {
        return state;
    }

    @Override
    public String name() {
        return state.init().name();
    }

    @Override
    public WasmRuntime runtime() {
        return state.init().runtime();
    }

    @Override
    public ModuleConfig config() {
        return state.init().config();
    }

    @Override
    public List<Export> exports() {
        return state.init().module().exports();
    }

    /** {@return the place in its index space of the export, if there is one of the kind} */
    OptionalInt findExport(ExternKind kind, String name) {
        ModuleExport export = exports.get(name);
        return export != null && export.kind() == kind ? OptionalInt.of(export.index()) : OptionalInt.empty();
    }

    Optional<ModuleExport> findExport(String name) {
        return Optional.ofNullable(exports.get(name));
    }

    private <T> Optional<T> find(ExternKind kind, String name, Function<Integer, T> get) {
        OptionalInt index = findExport(kind, name);
        return index.isPresent() ? Optional.of(get.apply(index.getAsInt())) : Optional.empty();
    }

    @Override
    public Optional<WasmFunction> findFunction(String name) {
        return find(ExternKind.FUNCTION, name, state::function);
    }

    @Override
    public Optional<Memory> findMemory(String name) {
        return find(ExternKind.MEMORY, name, index -> state.memories[index]);
    }

    @Override
    public Optional<Table> findTable(String name) {
        return find(ExternKind.TABLE, name, index -> state.tables[index]);
    }

    @Override
    public Optional<Global> findGlobal(String name) {
        return find(ExternKind.GLOBAL, name, index -> state.globals[index]);
    }

    @Override
    public Optional<Tag> findTag(String name) {
        return find(ExternKind.TAG, name, index -> state.tags[index]);
    }

    @Override
    public Memory memory() {
        if (state.memories.length == 0) {
            throw new NoSuchElementException("module \"" + name() + "\" has no memory");
        }
        return state.memories[0];
    }

    @Override
    public int globalCount() {
        return state.globals.length;
    }

    @Override
    public Global global(int index) {
        return new ReadOnlyGlobal(state.globals[index]);
    }

    @Override
    public int tableCount() {
        return state.tables.length;
    }

    @Override
    public Table table(int index) {
        return state.tables[index];
    }

    @Override
    public WasmFunction bindCaller(WasmFunction function) {
        if (!(function instanceof FunctionInstance known)) {
            throw new IllegalArgumentException("not a function of this engine: " + function);
        }
        return known.definition().host() ? new CallerBoundFunction(state, known) : known;
    }

    @Override
    public <T> T bind(Class<T> type) {
        return Binding.bind(this, type);
    }

    @Override
    public <T> T bind(MethodHandles.Lookup lookup, Class<T> type) {
        return Binding.bind(this, lookup, type);
    }

    @Override
    public EngineInstance instantiateThread(Context context) {
        return Instantiation.instantiateThread(context, main().orElse(this));
    }

    /** {@return the instance of the guest's first thread, if this one is for another} */
    private Optional<EngineInstance> main() {
        return state.init().main();
    }

    /** {@return the instances of the guest's other threads} */
    ThreadInstances threads() {
        return threads;
    }

    @Override
    public <T> T attachment(Context.Key<T> key, Function<? super ModuleInstance, ? extends T> make) {
        if (main().isPresent()) {
            return main().get().attachment(key, make);
        }
        synchronized (attachments) {
            Object attached = attachments.get(key);
            if (attached == null) {
                if (isClosed()) {
                    throw Boundary.closed(state);
                }
                attached = make.apply(this);
                attachments.put(key, attached);
            }
            return key.type().cast(attached);
        }
    }

    /** Adds a notifier that is told of the end. */
    void addCloseNotifier(CloseNotifier notifier) {
        synchronized (closeNotifiers) {
            closeNotifiers.add(notifier);
        }
    }

    /** Forgets a notifier, whose service has departed. */
    void removeCloseNotifier(CloseNotifier notifier) {
        synchronized (closeNotifiers) {
            closeNotifiers.remove(notifier);
        }
    }

    /** Adds an action that runs at the end, the last added first; at once if the end has come. */
    void onClose(Runnable action) {
        synchronized (onClose) {
            if (!ended) {
                onClose.add(action);
                return;
            }
        }
        action.run();
    }

    /** Takes over what shows the instance to others, until it closes. */
    void publishedAs(Registration registration) {
        publication.set(registration);
        if (isClosed()) {
            withdraw();
        }
    }

    private void withdraw() {
        Optional.ofNullable(publication.getAndSet(null)).ifPresent(Registration::close);
    }

    @Override
    public OptionalInt exitCode() {
        return exitCode.get();
    }

    @Override
    public void close(int code) {
        if (!exitCode.compareAndSet(OptionalInt.empty(), OptionalInt.of(code))) {
            return;
        }
        state.markClosed();
        threads.close(code);
        main().ifPresent(main -> main.threads().remove(this));
        state.init().runtime().forget(this);
        quietly("service", this::withdraw);
        notifyOfClose(code);
        closeAttachments();
        List<Runnable> actions;
        synchronized (onClose) {
            ended = true;
            actions = List.copyOf(onClose).reversed();
            onClose.clear();
        }
        actions.forEach(action -> quietly("resource", action::run));
    }

    private void notifyOfClose(int code) {
        List<CloseNotifier> notifiers;
        synchronized (closeNotifiers) {
            notifiers = List.copyOf(closeNotifiers);
            closeNotifiers.clear();
        }
        notifiers.forEach(notifier -> quietly("close notifier", () -> notifier.closeNotify(this, code)));
    }

    private void closeAttachments() {
        List<Object> attached;
        synchronized (attachments) {
            attached = List.copyOf(attachments.values()).reversed();
            attachments.clear();
        }
        for (Object attachment : attached) {
            if (attachment instanceof AutoCloseable closeable) {
                quietly("attachment", closeable::close);
            }
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** Closing goes on whatever one resource or one third party throws, errors too: what stays open would leak. */
    private void quietly(String what, Action action) {
        try {
            action.run();
        } catch (Throwable t) {
            LOGGER.log(Level.WARNING, "%s of module instance \"%s\" failed at close".formatted(what, name()), t);
        }
    }

    @Override
    public String toString() {
        return "ModuleInstance[" + name() + "]";
    }
}
