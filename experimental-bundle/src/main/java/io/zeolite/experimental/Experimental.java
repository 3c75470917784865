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
     * Enables snapshots; heeded by each call.
     *
     * @apiNote The engine does not take snapshots yet: it refuses calls under a context with this key.
     */
    public static final Context.Key<Boolean> SNAPSHOTTER = Context.Key.of("zeolite.experimental.snapshotter",
            Boolean.class);
    /**
     * Compiles with several threads; heeded when a module is compiled.
     *
     * @apiNote Functions are compiled when first called, in the thread that calls; the number has no effect yet.
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

    /** {@return the context with a number of threads that compile; less than 1 counts as 1} */
    public static Context withCompilationWorkers(Context context, int workers) {
        return context.with(COMPILATION_WORKERS, Math.max(1, workers));
    }

    /** {@return the number of threads that compile: at least 1} */
    public static int compilationWorkers(Context context) {
        return context.find(COMPILATION_WORKERS).orElse(1);
    }
}
