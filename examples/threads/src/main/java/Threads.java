import io.zeolite.api.Context;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.InternalModule;
import io.zeolite.threads.WasiThreads;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight threads of Java count in one guest, each in an instance of its own, which share the memory. */
public final class Threads {

    private static final int THREADS = 8;
    private static final int TIMES = 100_000;
    private static final int STACK_BYTES = 4_096;

    private Threads() {
    }

    /** Runs the example. */
    public static void main(String[] arguments) throws Exception {
        RuntimeConfig config = RuntimeConfig.defaults().withFeatures(FeatureSet.WASM_3_0.with(Feature.THREADS));
        try (WasmRuntime runtime = WasmRuntime.create(config);
                ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            ModuleInstance root = WasiThreads.instantiate(runtime, Context.root(), runtime.compile(counter()),
                    ModuleConfig.named("counter"));
            List<Future<?>> counting = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                ModuleInstance thread = newThread(root);
                counting.add(executor.submit(() -> count(thread)));
            }
            for (Future<?> each : counting) {
                each.get();
            }
            IO.println(root.function("get").call().getInt(0));
        }
    }

    /** {@return an instance with a stack of its own, which the guest allocates} */
    private static ModuleInstance newThread(ModuleInstance root) {
        int stack = root.function("malloc").call(STACK_BYTES).getInt(0);
        ModuleInstance thread = ((InternalModule) root).instantiateThread(Context.root());
        thread.global("__stack_pointer").set(stack + STACK_BYTES);
        return thread;
    }

    private static void count(ModuleInstance thread) {
        Counter counter = thread.bind(Counter.class);
        for (int i = 0; i < TIMES; i++) {
            counter.run();
        }
    }

    /** What a thread calls. */
    public interface Counter {
        /** Counts one up. */
        void run();
    }

    private static byte[] counter() throws IOException {
        try (InputStream binary = Threads.class.getResourceAsStream("counter.wasm")) {
            return binary.readAllBytes();
        }
    }
}
