package io.zeolite.itests.driver;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.ServiceProperties;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** Instantiates and calls guests from several threads until it is stopped. */
final class Load {

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final int COMPILE_EVERY = 20;
    private static final int ENODEV = 43;

    private final BundleContext context;
    private final WasmRuntime runtime;
    private final byte[] composed;
    private final byte[] reader;
    private final Map<Thread, Long> began;
    private final Map<String, Integer> told;
    private final Queue<String> wrong;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong used = new AtomicLong();
    private volatile boolean stopped;

    Load(BundleContext context, WasmRuntime runtime, byte[] composed, byte[] reader, Map<Thread, Long> began,
            Map<String, Integer> told, Queue<String> wrong) {
        this.context = context;
        this.runtime = runtime;
        this.composed = composed;
        this.reader = reader;
        this.began = began;
        this.told = told;
        this.wrong = wrong;
    }

    void start(int count) {
        for (int index = 0; index < count; index++) {
            int number = index;
            threads.add(Thread.ofPlatform().name("load-" + index).start(() -> run(number)));
        }
    }

    /** {@return how many instances were used} */
    long stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(30_000);
            check(!thread.isAlive(), thread.getName() + " hangs");
        }
        return used.get();
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    private void begin() {
        began.put(Thread.currentThread(), System.nanoTime());
    }

    private void run(int number) {
        try {
            CompiledModule[] modules = compile();
            for (int turn = 0; !stopped; turn++) {
                if (turn % COMPILE_EVERY == 0) {
                    modules = compile();
                }
                use(modules, turn, "load-%d-%d".formatted(number, turn));
            }
        } catch (Throwable t) {
            wrong.add(t + " at " + List.of(t.getStackTrace()));
        } finally {
            began.remove(Thread.currentThread());
        }
    }

    private CompiledModule[] compile() {
        return new CompiledModule[] {runtime.compile(composed), runtime.compile(reader)};
    }

    private void use(CompiledModule[] modules, int turn, String name) throws InvalidSyntaxException {
        begin();
        ModuleInstance instance;
        try {
            instance = runtime.instantiate(modules[turn % 2], ModuleConfig.named(name));
        } catch (ExitException departed) {
            checkDeparted(departed);
            return;
        } catch (UnlinkableException closed) {
            // the host module that the service was served by has gone between two steps
            return;
        }
        used.incrementAndGet();
        try {
            if (turn % 2 == 0) {
                calculate(instance);
            } else {
                read(instance);
            }
        } catch (ExitException departed) {
            checkDeparted(departed);
        }
        check(isPublished(name) || instance.isClosed(), name + " is no service");
        begin();
        instance.close();
        awaitTold(name);
        check(runtime.module(name).isEmpty(), name + " is still in the runtime");
        check(instance.exitCode().orElseThrow() != 0 || !isPublished(name), name + " is still a service");
    }

    private void calculate(ModuleInstance instance) {
        begin();
        int sum = instance.function("sum").call().getInt(0);
        check(sum == 42, "the sum was " + sum);
        begin();
        int before = instance.function("grow").call(1).getInt(0);
        check(before == 1, "the memory had grown from " + before);
    }

    private void read(ModuleInstance instance) {
        begin();
        if (instance.function("directories").call().getInt(0) == 0) {
            return;
        }
        begin();
        int errno = instance.function("open").call().getInt(0);
        check(errno == 0 || errno == ENODEV, "open failed with " + errno);
        if (errno == 0) {
            begin();
            int read = instance.function("read").call().getInt(0);
            check(read == 'x' || read == -ENODEV, "read gave " + read);
        }
    }

    private void checkDeparted(ExitException exit) {
        check(exit.exitCode() == ExitException.SERVICE_DEPARTED, exit.toString());
    }

    /** Another thread may be closing the instance: it tells in its own time. */
    private void awaitTold(String name) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Integer count = told.remove(name);
        while (count == null && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            count = told.remove(name);
        }
        check(count != null && count == 1, name + " was told of " + count + " times");
    }

    private boolean isPublished(String name) throws InvalidSyntaxException {
        return !context
                .getServiceReferences(ModuleInstance.class, "(%s=%s)".formatted(ServiceProperties.MODULE_NAME, name))
                .isEmpty();
    }
}
