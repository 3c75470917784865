package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that reach one instance through imports of others. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
@Timeout(60)
class EnteredInstancesTest {

    @Parameter private ExecutionTier tier;

    private Crew crew;
    private ModuleInstance called;
    private ModuleInstance caller;
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile Runnable afterwards = () -> {
    };

    @BeforeEach
    void gather() {
        crew = new Crew(tier);
        crew.runtime().hostModule("host").function("pause", Runnable.class, this::pause).instantiate();
        called = crew.runtime().instantiate(Context.root(), Crew.binary("called"), ModuleConfig.named("called"));
        caller = newCaller();
    }

    private ModuleInstance newCaller() {
        return crew.runtime().instantiate(Crew.binary("calling"));
    }

    private void pause() {
        entered.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        afterwards.run();
    }

    @AfterEach
    void close() {
        release.countDown();
        crew.close();
    }

    private static FutureTask<Void> start(Runnable call) {
        FutureTask<Void> result = new FutureTask<>(call, null);
        Thread.ofPlatform().daemon().start(result);
        return result;
    }

    private static void assertRefused(ModuleInstance instance, String function, long... parameters) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> instance.function(function).call(parameters));
        assertTrue(refused.getMessage().startsWith("concurrent use of module instance \"called\""),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "pauseIndirectly", "pauseLast", "pauses", "throwAndPause"})
    void aSecondThreadIsRefusedWhileOneExecutes(String function) throws Exception {
        FutureTask<Void> first = start(() -> caller.function(function).call());
        entered.await();
        ModuleInstance other = newCaller();
        assertRefused(other, "back", 1);
        assertRefused(other, "pauseIndirectly");
        assertRefused(other, "pauseLast");
        assertRefused(called, "back", 1);
        release.countDown();
        first.get();
        assertEquals(2, other.function("back").call(1).getInt(0));
        assertEquals(2, called.function("back").call(1).getInt(0));
    }

    @Test
    void aThreadThatEnteredFromJavaKeepsOthersOutToo() throws Exception {
        FutureTask<Void> first = start(() -> called.function("pause").call());
        entered.await();
        assertRefused(caller, "back", 1);
        release.countDown();
        first.get();
        assertEquals(2, caller.function("back").call(1).getInt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trap", "throw", "recurse"})
    void anInstanceThatAnExceptionLeftIsFree(String function) throws Exception {
        switch (function) {
            case "trap" -> assertThrows(TrapException.class, () -> caller.function("trap").call());
            case "throw" -> caller.function("throw").call();
            default -> assertThrows(ExhaustionException.class, () -> caller.function("recurse").call(0L));
        }
        start(() -> assertEquals(2, newCaller().function("back").call(1).getInt(0))).get();
        start(() -> assertEquals(2, called.function("back").call(1).getInt(0))).get();
    }

    @Test
    void threadsMayTakeTurns() throws Exception {
        for (int i = 0; i < 100; i++) {
            int turn = i;
            ModuleInstance other = i % 2 == 0 ? caller : newCaller();
            start(() -> assertEquals(turn + 1, other.function("back").call(turn).getInt(0))).get();
        }
    }

    private static Throwable failure(FutureTask<Void> result) {
        return assertThrows(ExecutionException.class, result::get).getCause();
    }

    private FutureTask<Void> startToWait(Context context) {
        FutureTask<Void> result = new FutureTask<>(() -> caller.function("wait").call(context), null);
        Thread thread = Thread.ofPlatform().daemon().start(result);
        while (thread.getState() != Thread.State.WAITING && !result.isDone()) {
            Thread.onSpinWait();
        }
        return result;
    }

    @Test
    void aWaitEndsWhenAnInstanceThatCalledItCloses() {
        FutureTask<Void> waiting = startToWait(Context.root());
        caller.close(7);
        assertEquals(7, assertInstanceOf(ExitException.class, failure(waiting)).exitCode());
        assertTrue(called.exitCode().isEmpty());
        assertEquals(2, newCaller().function("back").call(1).getInt(0));
    }

    @Test
    void aWaitEndsWhenTheContextOfTheOuterCallIsCancelled() {
        Cancellation cancellation = new Cancellation();
        FutureTask<Void> waiting = startToWait(Context.root().withCancellation(cancellation));
        cancellation.cancel();
        assertEquals(ExitException.CONTEXT_CANCELLED,
                assertInstanceOf(ExitException.class, failure(waiting)).exitCode());
    }

    @Test
    void aWaitEndsWhenTheRuntimeCloses() {
        FutureTask<Void> waiting = startToWait(Context.root());
        crew.runtime().close(5);
        assertEquals(5, assertInstanceOf(ExitException.class, failure(waiting)).exitCode());
    }

    @Test
    void aWaitThatBeginsAfterAnInstanceThatCalledItClosedEndsAtOnce() throws Exception {
        afterwards = () -> called.function("wait").call();
        FutureTask<Void> waiting = start(() -> caller.function("pause").call());
        entered.await();
        caller.close(9);
        release.countDown();
        assertEquals(9, assertInstanceOf(ExitException.class, failure(waiting)).exitCode());
        assertTrue(called.exitCode().isEmpty());
    }
}
