package io.zeolite.itests.driver;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RequireHostModule;
import io.zeolite.api.RequireWasmRuntime;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What a test asks of the bundle. Types are those of Java, so that the test need not share the API with the bundle. */
@RequireWasmRuntime
@RequireHostModule("wasi_snapshot_preview1")
public final class Desk {

    private static final StackWalker STACK =
            StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

    private final BundleContext context;
    private final WasmRuntime runtime;
    private final RuntimeFactory factory;
    private final Map<String, ModuleInstance> instances = new HashMap<>();
    private final List<ClassLoader> seen = new ArrayList<>();
    private Load load;

    Desk(BundleContext context) {
        this.context = context;
        runtime = context.getService(context.getServiceReference(WasmRuntime.class));
        factory = context.getService(context.getServiceReference(RuntimeFactory.class));
        runtime.hostModule("witness").function("look", Runnable.class, this::look).instantiate();
    }

    private void look() {
        STACK.walk(frames -> frames.map(StackFrame::getDeclaringClass).map(Class::getClassLoader).distinct().toList())
                .forEach(seen::add);
    }

    /** {@return a line for each case of the guests} */
    public List<String> runCases(Path guests, Path scratch) throws IOException {
        List<String> report = new ArrayList<>();
        new GuestCases(runtime).run(guests, scratch, report::add);
        return report;
    }

    /** Makes an instance in the bundle's runtime; the empty name makes it anonymous in the runtime, not here. */
    public void instantiate(String name, byte[] binary) {
        instances.put(name, runtime.instantiate(runtime.compile(binary), ModuleConfig.named(name)));
    }

    /** Makes an instance in a runtime of its own, which the factory makes. */
    public void instantiateApart(String name, String tier, byte[] binary) {
        WasmRuntime own = factory.create(RuntimeConfig.defaults().withTier(ExecutionTier.valueOf(tier)));
        instances.put(name, own.instantiate(own.compile(binary), ModuleConfig.named(name)));
    }

    /** Makes an instance in a runtime that is a service with certain properties. */
    public void instantiateIn(String filter, String name, byte[] binary) throws InvalidSyntaxException {
        ServiceReference<WasmRuntime> found =
                context.getServiceReferences(WasmRuntime.class, filter).iterator().next();
        WasmRuntime shared = context.getService(found);
        instances.put(name, shared.instantiate(shared.compile(binary), ModuleConfig.named(name)));
    }

    /** Makes an instance that has a directory of the host at the root. */
    public void instantiateWithRoot(String name, byte[] binary, Path root) {
        instances.put(name, runtime.instantiate(runtime.compile(binary),
                ModuleConfig.named(name).with(Mounts.KEY, Mounts.of(root, "/"))));
    }

    /** {@return the exit code of an instance that is closed} */
    public int exitCode(String name) {
        return instances.get(name).exitCode().orElseThrow();
    }

    /** {@return the only result, which is an integer} */
    public long call(String name, String function, long... arguments) {
        return instances.get(name).function(function).call(arguments).getLong(0);
    }

    /** {@return the size in pages before the growth of an instance's memory from outside} */
    public long growMemory(String name, long pages) {
        return instances.get(name).memory().grow(pages);
    }

    /** Closes an instance. */
    public void close(String name) {
        instances.get(name).close();
    }

    /** Closes an instance and lets go of it. */
    public void forget(String name) {
        instances.remove(name).close();
    }

    /** {@return whether an instance is closed} */
    public boolean isClosed(String name) {
        return instances.get(name).isClosed();
    }

    /** {@return whether the runtime is closed that an instance lives in} */
    public boolean isRuntimeClosed(String name) {
        return instances.get(name).runtime().isClosed();
    }

    /** Uses the guests {@code composed} and {@code reader} from several threads. */
    public void startLoad(int threads, byte[] composed, byte[] reader, Map<Thread, Long> began,
            Map<String, Integer> told, Queue<String> wrong) {
        load = new Load(context, runtime, composed, reader, began, told, wrong);
        load.start(threads);
    }

    /** {@return how many instances were used} */
    public long stopLoad() throws InterruptedException {
        return load.stop();
    }

    /** {@return the loaders of what was on the stack when a guest called {@code witness.look}; empty afterwards} */
    public List<ClassLoader> takeLoaders() {
        List<ClassLoader> taken = List.copyOf(seen.stream().filter(loader -> loader != null).toList());
        seen.clear();
        return taken;
    }
}
