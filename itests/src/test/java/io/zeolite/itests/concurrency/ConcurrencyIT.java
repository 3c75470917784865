package io.zeolite.itests.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrencyIT {

    private static final byte[] GUEST = Text.toBinary("""
        (module
          (import "env" "pause" (func $pause))
          (memory 1)
          (func (export "pausing") (call $pause))
          (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
          (func (export "spin") (loop (br 0)))
          (func $recurse (export "recurse") (param i64) (result i64)
            (i64.add (i64.const 1) (call $recurse (i64.add (local.get 0) (i64.const 1))))))
        """);

    @ParameterizedTest
    @EnumSource
    void aSecondThreadIsRefusedWhileOneExecutes(ExecutionTier tier) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (WasmRuntime runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier))) {
            runtime.hostModule("env").function("pause", Runnable.class, () -> {
                entered.countDown();
                await(release);
            }).instantiate();
            ModuleInstance guest = runtime.instantiate(GUEST);
            FutureTask<Void> first = new FutureTask<>(() -> guest.function("pausing").call(), null);
            Thread.ofVirtual().start(first);
            await(entered);
            String message =
                    assertThrows(IllegalStateException.class, () -> guest.function("add").call(1, 2)).getMessage();
            assertTrue(message.startsWith("concurrent use of module instance"), message);
            release.countDown();
            first.get();
            assertEquals(3, guest.function("add").call(1, 2).getInt(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsInstantiateOneModule(ExecutionTier tier) throws Exception {
        try (WasmRuntime runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            runtime.hostModule("env").function("pause", Runnable.class, () -> {
            }).instantiate();
            CompiledModule module = runtime.compile(GUEST);
            List<Callable<Integer>> tasks = IntStream.range(0, 200).<Callable<Integer>>mapToObj(number -> () -> {
                try (ModuleInstance guest = runtime.instantiate(module, ModuleConfig.named("guest-" + number))) {
                    guest.function("pausing").call();
                    return guest.function("add").call(number, number).getInt(0);
                }
            }).toList();
            int number = 0;
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                assertEquals(2 * number++, result.get());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void endlessLoopsEndWithTheirContext(ExecutionTier tier) {
        RuntimeConfig config = RuntimeConfig.defaults().withTier(tier).withCloseOnContextDone(true);
        try (WasmRuntime runtime = WasmRuntime.create(config)) {
            runtime.hostModule("env").function("pause", Runnable.class, () -> {
            }).instantiate();
            CompiledModule module = runtime.compile(GUEST);
            Context late = Context.root().withTimeout(Duration.ofMillis(50));
            assertEquals(ExitException.DEADLINE_EXCEEDED, exitCode(runtime.instantiate(module), late));

            Cancellation cancellation = new Cancellation();
            Thread.ofVirtual().start(cancellation::cancel);
            Context cancelled = Context.root().withCancellation(cancellation);
            assertEquals(ExitException.CONTEXT_CANCELLED, exitCode(runtime.instantiate(module), cancelled));

            ModuleInstance closed = runtime.instantiate(module);
            Thread.ofVirtual().start(() -> closed.close(2));
            assertEquals(2, exitCode(closed, Context.root()));
        }
    }

    private static int exitCode(ModuleInstance guest, Context context) {
        return assertThrows(ExitException.class, () -> guest.function("spin").call(context)).exitCode();
    }

    @ParameterizedTest
    @EnumSource
    void endlessRecursionEndsAHundredTimesOnAnyThread(ExecutionTier tier) throws Exception {
        try (WasmRuntime runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier))) {
            runtime.hostModule("env").function("pause", Runnable.class, () -> {
            }).instantiate();
            ModuleInstance guest = runtime.instantiate(GUEST);
            Callable<Void> task = () -> {
                for (int i = 0; i < 100; i++) {
                    assertThrows(ExhaustionException.class, () -> guest.function("recurse").call(0));
                    assertEquals(5, guest.function("add").call(2, 3).getInt(0));
                }
                return null;
            };
            FutureTask<Void> small = new FutureTask<>(task);
            Thread.ofPlatform().stackSize(256 << 10).start(small);
            small.get();
            FutureTask<Void> virtual = new FutureTask<>(task);
            Thread.ofVirtual().start(virtual);
            virtual.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
