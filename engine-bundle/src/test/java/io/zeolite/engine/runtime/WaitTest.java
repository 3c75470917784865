package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How waits begin and end. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
@Timeout(60)
class WaitTest {

    private static final long FOREVER = -1;

    @Parameter private ExecutionTier tier;

    private Crew crew;

    @BeforeEach
    void gather() {
        crew = new Crew(tier);
    }

    @AfterEach
    void close() {
        crew.close();
    }

    /** A call in a thread of its own that has begun to wait. */
    private record Waiting(Thread thread, FutureTask<Integer> result) {

        static Waiting start(Callable<Integer> call) {
            FutureTask<Integer> result = new FutureTask<>(call);
            Thread thread = Thread.ofPlatform().daemon().start(result);
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING
                    && !result.isDone()) {
                Thread.onSpinWait();
            }
            return new Waiting(thread, result);
        }

        Throwable failure() {
            return assertThrows(ExecutionException.class, result::get).getCause();
        }
    }

    private static Waiting waitForever(ModuleInstance worker, int address) {
        return Waiting.start(() -> worker.function("wait32").call(address, 0, FOREVER).getInt(0));
    }

    private static int notify(ModuleInstance worker, int address, int count) {
        return worker.function("notify").call(address, count).getInt(0);
    }

    private static void assertTraps(TrapKind kind, Executable executable) {
        assertEquals(kind, assertThrows(TrapException.class, executable).kind());
    }

    @Test
    void doesNotWaitForWhatIsNotAsExpected() {
        ModuleInstance worker = crew.newWorker();
        crew.memory().setLong(8, 1L << 32);
        assertEquals(1, worker.function("wait32").call(8, 1, FOREVER).getInt(0));
        assertEquals(1, worker.function("wait64").call(8, 0L, FOREVER).getInt(0));
        assertEquals(2, worker.function("wait64").call(8, 1L << 32, 0L).getInt(0));
    }

    @Test
    void waitsAsLongAsItIsTold() {
        ModuleInstance worker = crew.newWorker();
        assertEquals(2, worker.function("wait32").call(0, 0, 0L).getInt(0));
        long start = System.nanoTime();
        assertEquals(2, worker.function("wait64").call(0, 0L, 20_000_000L).getInt(0));
        assertTrue(System.nanoTime() - start >= 20_000_000L);
        assertEquals(0, notify(worker, 0, -1));
    }

    @Test
    void wakesInOrderOfArrivalAndNoMoreThanAsked() throws InterruptedException, ExecutionException {
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(waitForever(crew.newWorker(), 16));
        }
        ModuleInstance other = crew.newWorker();
        assertEquals(0, notify(other, 16, 0));
        assertEquals(0, notify(other, 20, 1));
        assertEquals(1, notify(other, 16, 1));
        assertEquals(0, waiting.get(0).result().get());
        assertEquals(2, notify(other, 16, 2));
        assertEquals(0, waiting.get(1).result().get());
        assertEquals(0, waiting.get(2).result().get());
        assertEquals(Thread.State.WAITING, waiting.get(3).thread().getState());
        assertEquals(1, notify(other, 16, -1));
        assertEquals(0, waiting.get(3).result().get());
    }

    @Test
    void waitsAtLongAddressesOfAnotherMemory() throws InterruptedException, ExecutionException {
        ModuleInstance worker = crew.newWorker();
        Waiting waiting = Waiting.start(() -> worker.function("waitFar").call(8L, 0, FOREVER).getInt(0));
        ModuleInstance other = crew.newWorker();
        assertEquals(0, notify(other, 16, 1));
        assertEquals(1, other.function("notifyFar").call(8L, 1).getInt(0));
        assertEquals(0, waiting.result().get());
    }

    @Test
    void interruptionOfTheThreadStaysPending() throws InterruptedException, ExecutionException {
        ModuleInstance worker = crew.newWorker();
        Waiting waiting = Waiting.start(() -> {
            Thread.currentThread().interrupt();
            int result = worker.function("wait32").call(0, 0, FOREVER).getInt(0);
            return Thread.interrupted() ? result : -1;
        });
        assertEquals(1, notify(crew.newWorker(), 0, 1));
        assertEquals(0, waiting.result().get());
    }

    @Test
    void endsWhenTheInstanceCloses() {
        ModuleInstance worker = crew.newWorker();
        Waiting waiting = waitForever(worker, 0);
        waitForever(crew.newWorker(), 0);
        worker.close(7);
        assertEquals(7, assertInstanceOf(ExitException.class, waiting.failure()).exitCode());
        assertEquals(1, notify(crew.newWorker(), 0, 2));
    }

    @Test
    void endsWhenTheMemoryIsGone() {
        Waiting waiting = waitForever(crew.newWorker(), 0);
        crew.sharing().close(3);
        assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS,
                assertInstanceOf(TrapException.class, waiting.failure()).kind());
    }

    @Test
    void endsWhenTheContextIsCancelled() {
        ModuleInstance worker = crew.newWorker();
        Cancellation cancellation = new Cancellation();
        Context context = Context.root().withCancellation(cancellation);
        Waiting waiting =
                Waiting.start(() -> worker.function("wait32").call(context, 0, 0, FOREVER).getInt(0));
        cancellation.cancel();
        assertEquals(ExitException.CONTEXT_CANCELLED,
                assertInstanceOf(ExitException.class, waiting.failure()).exitCode());
    }

    @Test
    void endsAtTheDeadline() {
        Context context = Context.root().withTimeout(Duration.ofMillis(20));
        ModuleInstance worker = crew.newWorker();
        ExitException ended = assertThrows(ExitException.class,
                () -> worker.function("wait64").call(context, 0, 0L, FOREVER));
        assertEquals(ExitException.DEADLINE_EXCEEDED, ended.exitCode());
    }

    @Test
    void loopOfAtomicsEndsAtTheDeadline() {
        Context context = Context.root().withTimeout(Duration.ofMillis(50));
        ModuleInstance worker = crew.newWorker();
        ExitException ended = assertThrows(ExitException.class, () -> worker.function("spin").call(context));
        assertEquals(ExitException.DEADLINE_EXCEEDED, ended.exitCode());
    }

    @Test
    void loopOfAtomicsEndsWhenTheMemoryIsGone() {
        assertEndsWhenTheMemoryIsGone("spin");
    }

    @Test
    void loopOfPlainStoresEndsWhenTheMemoryIsGone() {
        assertEndsWhenTheMemoryIsGone("spinPlain");
    }

    private void assertEndsWhenTheMemoryIsGone(String loop) {
        ModuleInstance worker = crew.newWorker();
        FutureTask<Void> result = new FutureTask<>(() -> worker.function(loop).call(), null);
        Thread.ofPlatform().daemon().start(result);
        while (crew.memory().getByte(72) == 0) {
            Thread.onSpinWait();
        }
        crew.sharing().close(0);
        Throwable ended = assertThrows(ExecutionException.class, result::get).getCause();
        assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, assertInstanceOf(TrapException.class, ended).kind());
    }

    @Test
    void threadsNeedInstancesOfTheirOwn() throws InterruptedException, ExecutionException {
        ModuleInstance worker = crew.newWorker();
        Waiting waiting = waitForever(worker, 0);
        assertThrows(IllegalStateException.class, () -> notify(worker, 0, 1));
        assertEquals(1, notify(crew.newWorker(), 0, 1));
        assertEquals(0, waiting.result().get());
    }

    @Test
    void trapsInTheOrderBoundsAlignmentSharing() {
        ModuleInstance worker = crew.newWorker();
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("waitOwn").call(-1));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("waitOwn").call(2));
        assertTraps(TrapKind.EXPECTED_SHARED_MEMORY, () -> worker.function("waitOwn").call(4));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("notifyOwn").call(65_536));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("notifyOwn").call(1));
        assertEquals(0, worker.function("notifyOwn").call(4).getInt(0));
        assertTraps(TrapKind.UNALIGNED_ATOMIC, () -> worker.function("wait64").call(4, 0L, 0L));
        assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> worker.function("waitFar").call(-8L, 0, 0L));
    }
}
