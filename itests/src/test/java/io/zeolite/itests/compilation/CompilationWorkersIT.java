package io.zeolite.itests.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import io.zeolite.text.Text;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilationWorkersIT {

    /** The compiler puts no more of them into a class. */
    private static final int FUNCTIONS_PER_CLASS = 64;
    private static final int CLASSES = 100;
    private static final int FUNCTIONS = CLASSES * FUNCTIONS_PER_CLASS;

    /** Each function adds one to what the function before it returns. */
    private static byte[] chain() {
        StringBuilder text = new StringBuilder("(module (func (result i32) (i32.const 0))");
        for (int function = 1; function < FUNCTIONS - 1; function++) {
            text.append("(func (result i32) (i32.add (call ").append(function - 1).append(") (i32.const 1)))");
        }
        text.append("(func (export \"last\") (result i32) (call ").append(FUNCTIONS - 2).append(")))");
        return Text.toBinary(text.toString());
    }

    private static long loadedClasses() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }

    @ParameterizedTest
    @CsvSource({"COMPILER,1", "COMPILER,2", "COMPILER,64", "INTERPRETER,1", "INTERPRETER,2"})
    void codeThatWorkersGenerateIsThatOfFirstCalls(ExecutionTier tier, int workers) throws InterruptedException {
        byte[] binary = chain();
        int[] results = new int[2];
        Thread deep = new Thread(null, () -> {
            results[0] = last(tier, Context.root(), binary);
            results[1] = last(tier, Experimental.withCompilationWorkers(Context.root(), workers), binary);
        }, "deep", 256 << 20);
        deep.start();
        deep.join();
        assertEquals(FUNCTIONS - 2, results[0]);
        assertEquals(FUNCTIONS - 2, results[1]);
    }

    private static int last(ExecutionTier tier, Context context, byte[] binary) {
        try (WasmRuntime runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier))) {
            ModuleInstance instance = runtime.instantiate(runtime.compile(context, binary));
            return instance.function("last").call().getInt(0);
        }
    }

    @Test
    void theCompilerHasGeneratedAllClassesWhenItReturns() {
        byte[] binary = chain();
        try (WasmRuntime runtime = WasmRuntime.create()) {
            runtime.compile(Experimental.withCompilationWorkers(Context.root(), 2), binary);
            long before = loadedClasses();
            CompiledModule lazy = runtime.compile(binary);
            long between = loadedClasses();
            CompiledModule eager = runtime.compile(Experimental.withCompilationWorkers(Context.root(), 2), binary);
            long after = loadedClasses();
            assertTrue(between - before < CLASSES / 2, "%s: %d classes".formatted(lazy, between - before));
            assertTrue(after - between >= CLASSES, "%s: %d classes".formatted(eager, after - between));
        }
    }
}
