package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;

/** Instances of {@code workers.wat}, which share the memories of an instance of {@code sharing.wat}. */
final class Crew implements AutoCloseable {

    private final WasmRuntime runtime;
    private final ModuleInstance sharing;

    Crew(ExecutionTier tier) {
        FeatureSet features = FeatureSet.WASM_3_0.with(Feature.THREADS).with(Feature.CUSTOM_PAGE_SIZES);
        runtime = new EngineRuntimeFactory().create(
                RuntimeConfig.defaults().withTier(tier).withFeatures(features).withCloseOnContextDone(true));
        sharing = runtime.instantiate(Context.root(), binary("sharing"), ModuleConfig.named("sharing"));
    }

    static byte[] binary(String name) {
        try (InputStream binary = Crew.class.getResourceAsStream(name + ".wasm")) {
            return binary.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WasmRuntime runtime() {
        return runtime;
    }

    ModuleInstance sharing() {
        return sharing;
    }

    Memory memory() {
        return sharing.findMemory("memory").orElseThrow();
    }

    Memory far() {
        return sharing.findMemory("far").orElseThrow();
    }

    ModuleInstance newWorker() {
        return runtime.instantiate(binary("workers"));
    }

    /** Lets a number of workers work at a time, each in a thread and an instance of its own; they know their number. */
    void work(int count, BiConsumer<ModuleInstance, Integer> task) throws InterruptedException, ExecutionException {
        work(Thread.ofPlatform().factory(), count, task);
    }

    /** The same in threads that the factory makes. */
    void work(ThreadFactory factory, int count, BiConsumer<ModuleInstance, Integer> task)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(factory)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                ModuleInstance worker = newWorker();
                working.add(threads.submit(() -> task.accept(worker, number)));
            }
            for (Future<?> each : working) {
                each.get();
            }
        }
    }

    @Override
    public void close() {
        runtime.close();
    }
}
