package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.InternalModule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances for further threads of a guest. */
@ParameterizedClass
@EnumSource(ExecutionTier.class)
@Timeout(60)
class ThreadInstancesTest {

    private static final Context.Key<State> STATE = Context.Key.of("state", State.class);

    @Parameter private ExecutionTier tier;

    private Crew crew;
    private InternalModule main;
    private final AtomicInteger states = new AtomicInteger();
    private final List<Integer> closedStates = new ArrayList<>();
    private final List<String> notified = new ArrayList<>();

    /** What a host module keeps of a guest. */
    private record State(int number, List<Integer> closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.add(number);
        }
    }

    @BeforeEach
    void instantiate() {
        crew = new Crew(tier);
        crew.runtime().hostModule("host").function("attach", FunctionType.of().returning(NumberType.I32),
                (_, caller, slots) -> slots.setInt(0, caller
                        .attachment(STATE, _ -> new State(states.incrementAndGet(), closedStates)).number()))
                .instantiate();
        Context context = Experimental.withCloseNotifier(Context.root(),
                (instance, _) -> notified.add(instance.name()));
        main = (InternalModule) crew.runtime().instantiate(context, Crew.binary("threaded"),
                ModuleConfig.named("guest"));
    }

    @AfterEach
    void close() {
        crew.close();
    }

    private InternalModule newThread() {
        return main.instantiateThread(Context.root());
    }

    private static int get(ModuleInstance instance, String function, long address) {
        return instance.function(function).call(address).getInt(0);
    }

    @Test
    void importsAreTheSameObjectsAndDefinitionsAreNot() {
        InternalModule thread = newThread();
        assertSame(main.memory(), thread.memory());
        main.function("set").call(16, 3);
        assertEquals(3, get(thread, "get", 16));
        assertNotSame(main.table(0), thread.table(0));
        main.global("own").set(9);
        main.function("setOwn").call(8, 1);
        assertEquals(5, thread.global("own").getInt());
        assertEquals(7, get(thread, "getOwn", 8));
    }

    @Test
    void importsAreTheSameWhateverTheirNamesLeadToByNow() {
        ModuleInstance sharing = crew.sharing();
        assertSame(sharing.findMemory("memory").orElseThrow(), main.memory());
        crew.runtime().module("host").orElseThrow().close();
        InternalModule thread = newThread();
        assertEquals(main.memory(), thread.memory());
        assertThrows(ExitException.class, () -> thread.function("attach").call());
    }

    @Test
    void theStartFunctionRunsAndThoseOfTheConfigurationDoNot() {
        assertEquals(1, get(main, "get", 0));
        assertEquals(1, get(main, "get", 4));
        InternalModule thread = newThread();
        assertEquals(1, thread.global("started").getInt());
        assertEquals(2, get(main, "get", 0));
        assertEquals(1, get(main, "get", 4));
    }

    @Test
    void hostModulesSeeOneGuest() {
        InternalModule first = newThread();
        assertEquals(1, first.function("attach").call().getInt(0));
        assertEquals(1, first.instantiateThread(Context.root()).function("attach").call().getInt(0));
        assertEquals(1, main.function("attach").call().getInt(0));
        first.close();
        assertEquals(List.of(), closedStates);
        main.close();
        assertEquals(List.of(1), closedStates);
    }

    @Test
    void itHasTheNameButIsNotFoundByIt() {
        InternalModule thread = newThread();
        assertEquals("guest", thread.name());
        assertSame(main, crew.runtime().module("guest").orElseThrow());
        thread.close(1);
        assertSame(main, crew.runtime().module("guest").orElseThrow());
        assertFalse(main.isClosed());
        assertEquals(List.of(), notified);
        main.close();
        assertEquals(List.of("guest"), notified);
    }

    @Test
    void allCloseWithTheFirst() {
        InternalModule thread = newThread();
        InternalModule ofThread = thread.instantiateThread(Context.root());
        thread.close(1);
        assertFalse(ofThread.isClosed());
        main.close(4);
        assertEquals(1, thread.exitCode().orElseThrow());
        assertEquals(4, ofThread.exitCode().orElseThrow());
        ExitException closed = assertThrows(ExitException.class, this::newThread);
        assertEquals(4, closed.exitCode());
    }

    @Test
    void allCloseWithTheRuntime() {
        InternalModule thread = newThread();
        crew.runtime().close(6);
        assertEquals(6, thread.exitCode().orElseThrow());
    }

    @Test
    void aWaitInAThreadEndsWhenTheFirstCloses() {
        InternalModule waiting = newThread();
        FutureTask<Void> result = new FutureTask<>(() -> waiting.function("wait").call(), null);
        Thread thread = Thread.ofPlatform().daemon().start(result);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        main.close(2);
        Throwable ended = assertThrows(ExecutionException.class, result::get).getCause();
        assertEquals(2, assertInstanceOf(ExitException.class, ended).exitCode());
    }

    @Test
    void aTrapLeavesTheOthersUsable() {
        InternalModule thread = newThread();
        assertThrows(TrapException.class, () -> thread.function("trap").call());
        assertTrue(get(main, "get", 0) > 0);
    }
}
