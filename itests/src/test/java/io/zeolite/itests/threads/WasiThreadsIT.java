package io.zeolite.itests.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import io.zeolite.text.Text;
import io.zeolite.threads.WasiThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests that start threads; {@code zeolite.threads.scale} multiplies what they do. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
@Timeout(300)
class WasiThreadsIT {

    private static final int SCALE = Integer.getInteger("zeolite.threads.scale", 1);
    private static final Path GUEST = Path.of("..", "examples", "threads", "src", "main", "resources", "threads.wasm");
    /** The numbers of solutions of the problem of n queens. */
    private static final long[] QUEENS = {1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2_680, 14_200, 73_712};

    @Parameter private ExecutionTier tier;

    private final Collection<Thread> threads = ConcurrentHashMap.newKeySet();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private WasmRuntime runtime;
    private CompiledModule module;

    @BeforeEach
    void compile() throws IOException {
        runtime = WasmRuntime.create(RuntimeConfig.defaults().withTier(tier)
                .withFeatures(FeatureSet.WASM_3_0.with(Feature.THREADS)).withCloseOnContextDone(true));
        module = runtime.compile(GUEST);
    }

    @AfterEach
    void closingTheRuntimeEndsAllThreads() throws InterruptedException {
        runtime.close();
        join();
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private ModuleConfig config(ThreadFactory factory) {
        return ModuleConfig.defaults().withStdout(out).with(WasiThreads.THREAD_FACTORY, task -> {
            Thread thread = factory.newThread(task);
            threads.add(thread);
            return thread;
        });
    }

    private ModuleInstance instantiate() {
        return instantiate(config(Thread.ofPlatform().factory()));
    }

    private ModuleInstance instantiate(ModuleConfig config) {
        return WasiThreads.instantiate(runtime, Context.root(), module, config);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64})
    void noCountIsLost(int count) {
        int times = 20_000 * SCALE / count;
        assertEquals((long) count * times, instantiate().function("counters").call(count, times).getLong(0));
        assertEquals(count, threads.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 64})
    void eachItemIsConsumedOnce(int count) {
        long items = 2_000L * SCALE;
        assertEquals(items * (items - 1) / 2, instantiate().function("ring").call(count, items).getLong(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64})
    void stolenWorkIsDoneOnce(int count) {
        int most = SCALE == 1 ? 8 : tier == ExecutionTier.INTERPRETER ? 10 : QUEENS.length - 1;
        ModuleInstance guest = instantiate();
        for (int n = most > 8 ? 8 : 4; n <= most; n++) {
            assertEquals(QUEENS[n], guest.function("queens").call(count, n).getLong(0), n + " queens");
        }
    }

    @Test
    void virtualThreadsDoAsWell() {
        ModuleInstance guest = instantiate(config(Thread.ofVirtual().factory()));
        assertEquals(8_000, guest.function("counters").call(8, 1_000).getLong(0));
        assertEquals(499_500, guest.function("ring").call(64, 1_000).getLong(0));
        assertTrue(threads.stream().allMatch(Thread::isVirtual));
    }

    @Test
    void threadsStartThreads() {
        assertEquals(40, instantiate().function("chain").call(40).getInt(0));
    }

    @Test
    void threadsWriteToTheFilesOfTheGuest() {
        instantiate().function("write").call(8, 25);
        var lines = out.toString(StandardCharsets.US_ASCII).lines()
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        assertEquals(Set.of("thread 00", "thread 01", "thread 02", "thread 03", "thread 04", "thread 05", "thread 06",
                "thread 07"), lines.keySet());
        assertEquals(Set.of(25L), Set.copyOf(lines.values()));
    }

    @Test
    void exitOfAThreadEndsTheGuest() throws InterruptedException {
        ModuleInstance guest = instantiate();
        ExitException exit = assertThrows(ExitException.class, () -> guest.function("end_by_exit").call(42));
        assertEquals(42, exit.exitCode());
        assertEquals(42, guest.exitCode().orElseThrow());
        join();
    }

    @Test
    void trapOfAThreadEndsTheGuest() throws InterruptedException {
        ModuleInstance guest = instantiate();
        ExitException exit = assertThrows(ExitException.class, () -> guest.function("end_by_trap").call());
        assertEquals(WasiThreads.TRAPPED, exit.exitCode());
        join();
    }

    @Test
    void closingTheGuestEndsItsThreadsAndGivesUpItsMemory() throws InterruptedException {
        ModuleInstance guest = instantiate();
        Memory memory = guest.memory();
        assertEquals(0, guest.function("leave_behind").call().getInt(0));
        assertEquals(2, threads.size());
        assertTrue(threads.stream().allMatch(Thread::isAlive));
        guest.close(3);
        join();
        assertThrows(IllegalStateException.class, () -> memory.getInt(0));
    }

    @Test
    void deadlineEndsTheGuestAndItsThreads() throws InterruptedException {
        ModuleInstance guest = instantiate();
        Context context = Context.root().withTimeout(Duration.ofMillis(100));
        ExitException exit = assertThrows(ExitException.class, () -> guest.function("wait_behind").call(context));
        assertEquals(ExitException.DEADLINE_EXCEEDED, exit.exitCode());
        join();
    }

    @Test
    void thereAreNoMoreThreadsThanConfigured() throws InterruptedException {
        ModuleInstance guest = instantiate(config(Thread.ofPlatform().factory()).with(WasiThreads.MOST_THREADS, 3));
        assertEquals(300, guest.function("counters").call(3, 100).getLong(0));
        join();
        assertEquals(3, guest.function("chain").call(10).getInt(0));
        join();
        assertEquals(0, guest.function("leave_behind").call().getInt(0));
        assertTrue(guest.function("leave_behind").call().getInt(0) < 0);
    }

    @Test
    void aFactoryMayRefuse() {
        ModuleInstance guest = instantiate(ModuleConfig.defaults().with(WasiThreads.THREAD_FACTORY, _ -> null));
        assertTrue(guest.function("counters").call(1, 100).getLong(0) < 0);
    }

    @Test
    void guestsHaveMemoriesOfTheirOwn() {
        ModuleInstance first = instantiate();
        ModuleInstance second = instantiate();
        assertFalse(first.memory() == second.memory());
        assertEquals(100, first.function("counters").call(1, 100).getLong(0));
        second.close();
        assertEquals(100, first.function("counters").call(1, 100).getLong(0));
    }

    @Test
    void resolversAndNotifiersOfTheContextAreHeeded() {
        ModuleInstance other = instantiate();
        ModuleInstance sharing = runtime.instantiate(
                Text.toBinary("(module (memory (export \"memory\") 2 256 shared))"));
        List<ModuleInstance> closed = new ArrayList<>();
        Context context = Experimental.withCloseNotifier(
                Experimental.withImportResolver(Context.root(),
                        name -> name.equals("env") ? Optional.of(sharing) : Optional.empty()),
                (instance, _) -> closed.add(instance));
        ModuleInstance guest = WasiThreads.instantiate(runtime, context, module, config(Thread.ofPlatform().factory()));
        assertSame(sharing.memory(), guest.memory());
        guest.close();
        assertFalse(sharing.isClosed());
        Context notifying = Experimental.withCloseNotifier(Context.root(), (instance, _) -> closed.add(instance));
        ModuleInstance third =
                WasiThreads.instantiate(runtime, notifying, module, config(Thread.ofPlatform().factory()));
        third.close();
        assertEquals(List.of(guest, third), closed);
        assertEquals(100, other.function("counters").call(1, 100).getLong(0));
    }

    @Test
    void aModuleWithoutTheStartOfThreadsIsRefused() {
        ModuleInstance guest = runtime.instantiate(Text.toBinary("""
            (module (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
              (memory 1 1 shared)
              (func (export "wasi_thread_start") (param i32))
              (func (export "start") (result i32) (call $spawn (i32.const 0))))
            """));
        assertThrows(UnlinkableException.class, () -> guest.function("start").call());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(memory 1 1 shared)", "(memory 1)", ""})
    void aModuleWhoseThreadsWouldNotShareMemoryIsRefused(String memory) {
        ModuleInstance guest = runtime.instantiate(Text.toBinary("""
            (module (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
              %s
              (func (export "wasi_thread_start") (param i32 i32))
              (func (export "start") (result i32) (call $spawn (i32.const 0))))
            """.formatted(memory)));
        assertThrows(UnlinkableException.class, () -> guest.function("start").call());
    }
}
