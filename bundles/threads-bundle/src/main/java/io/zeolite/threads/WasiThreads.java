package io.zeolite.threads;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.experimental.InternalModule;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * The host module {@value #MODULE}, whose only function {@code thread-spawn} starts a thread of the guest. A runtime finds
 * it by itself, as a service. The thread executes the guest's export {@code wasi_thread_start} in an instance of its own,
 * of the same module, with the same imports, above all the memory, and the same state of host modules, such as open files.
 * <p>
 * A guest ends as a whole: the exit or the trap of any thread closes the instance that was instantiated first, and that
 * closes those of all threads. A trap is logged, and its exit code is {@value #TRAPPED}. A thread that is in a loop without
 * access to memory notices only if the runtime is made with {@code closeOnContextDone}.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-threads">wasi-threads</a>
 */
public final class WasiThreads implements HostModule {

    /** The name of the module. */
    public static final String MODULE = "wasi";
    /** The exit code of a guest of which a thread trapped. */
    public static final int TRAPPED = 1;
    /** How many threads a guest may have at a time beside its first, if its configuration does not say. */
    public static final int DEFAULT_MOST_THREADS = 1_024;
    /**
     * What makes a guest's threads, under its configuration. By default they are platform threads that do not keep the
     * virtual machine alive, with stacks of 16 MiB. Virtual threads do as well; one that waits in a loop keeps its
     * processor from others.
     */
    public static final Context.Key<ThreadFactory> THREAD_FACTORY =
            Context.Key.of("io.zeolite.threads.factory", ThreadFactory.class);
    /** How many threads a guest may have at a time beside its first, under its configuration. */
    public static final Context.Key<Integer> MOST_THREADS =
            Context.Key.of("io.zeolite.threads.most", Integer.class);

    /** Makes the module. */
    public WasiThreads() {
    }

    /**
     * {@return a new instance of a module that imports its shared memories, as toolchains for threads have it}
     *
     * The memories are made of the types that the module asks for, unless the context's resolver has an instance for the
     * name from which they are imported, or the runtime has one. They are given up when the instance closes.
     *
     * @param context is that of the instantiation
     * @throws UnlinkableException if an import is missing or does not match, or the name is taken
     * @throws TrapException       if a segment does not fit or a start function traps
     * @throws ExitException       if a start function exits with another code than 0, or the runtime is closed
     */
    public static ModuleInstance instantiate(WasmRuntime runtime, Context context, CompiledModule module,
            ModuleConfig config) {
        return new SharedMemories(runtime, module).instantiate(context, config);
    }

    @Override
    public String name() {
        return MODULE;
    }

    @Override
    public void exportTo(HostModuleBuilder builder) {
        builder.function("thread-spawn", FunctionType.of(NumberType.I32).returning(NumberType.I32),
                List.of("start_arg"),
                List.of("tid"), WasiThreads::spawn);
    }

    private static void spawn(Context context, ModuleInstance caller, Slots slots) {
        GuestThreads threads = caller.attachment(GuestThreads.KEY, main -> new GuestThreads((InternalModule) main));
        slots.setInt(0, threads.spawn(context, slots.getInt(0)));
    }
}
