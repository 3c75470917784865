package io.zeolite.experimental;

import io.zeolite.api.Context;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;

/**
 * Enables experimental features in a context. For each, the key says which operation heeds it; a context that is made
 * from another replaces what the other carried under the same key.
 */
public final class Experimental {

    /** Observes functions; heeded when a module is compiled, one of guests or one of the host. */
    public static final Context.Key<FunctionListenerFactory> FUNCTION_LISTENER_FACTORY = Context.Key
            .of("zeolite.experimental.function-listener-factory", FunctionListenerFactory.class);
    /** Is told before an instance closes; heeded when a module is instantiated. */
    public static final Context.Key<CloseNotifier> CLOSE_NOTIFIER =
            Context.Key.of("zeolite.experimental.close-notifier",
                    CloseNotifier.class);
    /** Resolves imports first; heeded when a module is instantiated. */
    public static final Context.Key<ImportResolver> IMPORT_RESOLVER = Context.Key
            .of("zeolite.experimental.import-resolver", ImportResolver.class);
    /** Allocates memories; heeded when a module is instantiated. */
    public static final Context.Key<MemoryAllocator> MEMORY_ALLOCATOR = Context.Key
            .of("zeolite.experimental.memory-allocator", MemoryAllocator.class);
    /**
     * Enables snapshots; heeded by each call, which the interpreter then executes, also if the module is compiled. Calls
     * under it cost more, others nothing.
     */
    public static final Context.Key<Boolean> SNAPSHOTTER = Context.Key.of("zeolite.experimental.snapshotter",
            Boolean.class);
    /**
     * Captures the state of a call; set by the engine in the contexts that host functions get in a call with
     * {@link #SNAPSHOTTER}.
     */
    public static final Context.Key<Snapshotter> CURRENT_SNAPSHOTTER = Context.Key
            .of("zeolite.experimental.current-snapshotter", Snapshotter.class);
    /**
     * Generates the code of all functions at once with a number of threads; heeded when a module is compiled. Without it,
     * code is generated when functions are first called, in the thread that calls.
     */
    public static final Context.Key<Integer> COMPILATION_WORKERS = Context.Key
            .of("zeolite.experimental.compilation-workers", Integer.class);

    private Experimental() {
    }

    /**
     * {@return the context with a factory of function listeners}
     *
     * It observes the functions of the modules that are compiled under the context, whatever context calls them.
     */
    public static Context withFunctionListenerFactory(Context context, FunctionListenerFactory factory) {
        return context.with(FUNCTION_LISTENER_FACTORY, factory);
    }

    /** {@return the context with a close notifier} */
    public static Context withCloseNotifier(Context context, CloseNotifier notifier) {
        return context.with(CLOSE_NOTIFIER, notifier);
    }

    /** {@return the context with an import resolver} */
    public static Context withImportResolver(Context context, ImportResolver resolver) {
        return context.with(IMPORT_RESOLVER, resolver);
    }

    /** {@return the context with a memory allocator} */
    public static Context withMemoryAllocator(Context context, MemoryAllocator allocator) {
        return context.with(MEMORY_ALLOCATOR, allocator);
    }

    /** {@return the context with snapshots enabled} */
    public static Context withSnapshotter(Context context) {
        return context.with(SNAPSHOTTER, true);
    }

    /**
     * {@return what captures the state of the innermost call that was made with snapshots enabled}
     *
     * @param context the context that a host function gets
     * @throws IllegalStateException if there is none
     */
    public static Snapshotter snapshotter(Context context) {
        return context.find(CURRENT_SNAPSHOTTER)
                .orElseThrow(() -> new IllegalStateException("no snapshotter: the call was made without"));
    }

    /**
     * {@return the context with a number of threads that generate the code of a module at once}
     *
     * @param workers the number, that of the caller included; less than 1 counts as 1, and no more are used than there
     *                are processors
     */
    public static Context withCompilationWorkers(Context context, int workers) {
        return context.with(COMPILATION_WORKERS, Math.max(1, workers));
    }

    /** {@return the number of threads that compile: at least 1} */
    public static int compilationWorkers(Context context) {
        return context.find(COMPILATION_WORKERS).orElse(1);
    }
}
