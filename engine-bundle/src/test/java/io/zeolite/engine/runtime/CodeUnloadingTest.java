package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.experimental.Experimental;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emitted classes go when nothing refers to their module. {@code -Dzeolite.test.rounds} says how many modules are made. */
class CodeUnloadingTest {

    private static final int ROUNDS = Integer.getInteger("zeolite.test.rounds", 50);

    @TempDir Path directory;

    private static WeakReference<ClassLoader> round(RuntimeConfig config, int number) {
        try (WasmRuntime runtime = new EngineRuntimeFactory().create(config)) {
            Context eager = Experimental.withCompilationWorkers(Context.root(), 2);
            runtime.compile(eager, CachedGuest.returning(number));
            ModuleInstance instance = runtime.instantiate(CachedGuest.returning(number));
            instance.function("f").call();
            return new WeakReference<>(((EngineInstance) instance).state().getClass().getClassLoader());
        }
    }

    /** {@return whether all loaders are collected} A cache that is gone is forgotten when another is used. */
    private static boolean allGo(List<WeakReference<ClassLoader>> loaders, RuntimeConfig config) {
        for (int attempt = 0; attempt < 50; attempt++) {
            System.gc();
            if (loaders.stream().allMatch(loader -> loader.refersTo(null))) {
                return true;
            }
            round(config, 0);
        }
        return false;
    }

    @Test
    void noClassStaysWhenRuntimesAreClosed() {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            loaders.add(round(RuntimeConfig.defaults(), i));
        }
        assertTrue(allGo(loaders, RuntimeConfig.defaults()));
    }

    @Test
    void noClassStaysWhenCachesAreGone() throws IOException {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            CompilationCache cache =
                    i % 2 == 0 ? CompilationCache.inMemory() : CompilationCache.inDirectory(directory);
            loaders.add(round(RuntimeConfig.defaults().withCompilationCache(cache), i));
        }
        RuntimeConfig last = RuntimeConfig.defaults().withCompilationCache(CompilationCache.inMemory());
        assertTrue(allGo(loaders, last));
    }
}
