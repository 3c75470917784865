package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.engine.runtime.Interruption;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Running code stops when its instance is closed, compiled or not, and whoever called it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptionTest {

    private static final FunctionType NOTHING = FunctionType.of();
    private static final FunctionType COUNT = FunctionType.of(NumberType.I64);
    private static final long TURNS = 100_000;

    private final WasmRuntime runtime =
            new EngineRuntimeFactory().create(RuntimeConfig.defaults().withCloseOnContextDone(true));

    @AfterEach
    void close() {
        runtime.close();
    }

    /** {@return a module whose function counts down, for ever if from 0} */
    private static TestModule loop() {
        return new TestModule().function(COUNT, InterruptionTest::countDown);
    }

    private static void countDown(InstructionWriter body) {
        body.opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
        body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.I64_SUB);
        body.opcode(Opcode.LOCAL_TEE).index(0).opcode(Opcode.I64_CONST).i64(0).opcode(Opcode.I64_NE);
        body.opcode(Opcode.BR_IF).index(0).opcode(Opcode.END);
    }

    private static Context soon() {
        return Context.root().withTimeout(Duration.ofMillis(50));
    }

    private static void assertStops(ModuleInstance instance, String function, long... parameters) {
        ExitException exit =
                assertThrows(ExitException.class, () -> instance.function(function).call(soon(), parameters));
        assertEquals(ExitException.DEADLINE_EXCEEDED, exit.exitCode());
    }

    private static boolean looks(ModuleInstance instance) throws Throwable {
        return (boolean) Interruption.of(instance.function("0").getClass()).invokeExact();
    }

    @Test
    void aLoopStopsThatIsCompiledAlready() {
        ModuleInstance instance = loop().instantiate(runtime, "");
        for (int i = 0; i < 1_000; i++) {
            instance.function("0").call(TURNS);
        }
        assertStops(instance, "0", 0);
    }

    @Test
    void furtherInstancesOfTheModuleRunAndStop() {
        TestModule module = loop();
        var compiled = runtime.compile(module.encode());
        for (int i = 0; i < 3; i++) {
            ModuleInstance instance = runtime.instantiate(compiled);
            instance.function("0").call(TURNS);
            assertStops(instance, "0", 0);
        }
    }

    @Test
    void aLoopStopsWhenItsInstanceClosesThatWasCalledByAnother() throws InterruptedException {
        ModuleInstance callee = loop().instantiate(runtime, "callee");
        ModuleInstance caller = new TestModule().importFunction("callee", "0", COUNT)
                .function(COUNT, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.CALL).index(0))
                .instantiate(runtime, "caller");
        caller.function("1").call(TURNS);
        Thread closer = Thread.startVirtualThread(() -> {
            awaitNanos(TimeUnit.MILLISECONDS.toNanos(50));
            callee.close(5);
        });
        ExitException exit = assertThrows(ExitException.class, () -> caller.function("1").call(0));
        assertEquals(5, exit.exitCode());
        closer.join();
    }

    private static void awaitNanos(long nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end;) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aGuestGoesNoFurtherThanTheCallByWhichItIsClosed() {
        int[] calls = new int[1];
        runtime.hostModule("host").function("close", Runnable.class, () -> {
            calls[0]++;
            runtime.module("guest").orElseThrow().close(6);
        }).instantiate();
        ModuleInstance guest = new TestModule().importFunction("host", "close", NOTHING)
                .function(NOTHING, body -> body.opcode(Opcode.CALL).index(0).opcode(Opcode.CALL).index(0))
                .instantiate(runtime, "guest");
        ExitException exit = assertThrows(ExitException.class, () -> guest.function("1").call());
        assertEquals(6, exit.exitCode());
        assertEquals(1, calls[0]);
    }

    @Test
    void codeLooksOnlyAfterAnInstanceWasClosedThatExecuted() throws Throwable {
        TestModule module = loop();
        var compiled = runtime.compile(module.encode());
        ModuleInstance idle = runtime.instantiate(compiled);
        idle.function("0").call(TURNS);
        idle.close();
        assertFalse(looks(idle));
        ModuleInstance busy = runtime.instantiate(compiled);
        assertStops(busy, "0", 0);
        assertTrue(looks(busy));
    }
}
