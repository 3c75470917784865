package io.zeolite.engine.runtime.listeners;

import static io.zeolite.api.type.NumberType.I32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.ExitException;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.InternalModule;
import io.zeolite.experimental.StackIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What listeners hear of calls, however they are made and however they end. */
abstract class CallEvents extends ListenerSuite {

    private static final FunctionType UNARY = FunctionType.of(I32).returning(I32);
    private static final Context.Key<String> KEY = Context.Key.of("test", String.class);

    CallEvents(ExecutionTier tier) {
        super(tier);
    }

    private ModuleInstance events(Recorder recorder) {
        host(Context.root(), "call", UNARY, (_, _, _) -> {
        });
        return instantiate(recorder.context(), "events");
    }

    @Test
    void factoriesAreAskedAboutDefinedFunctionsInOrder() {
        List<String> asked = new ArrayList<>();
        Recorder recorder = new Recorder(function -> asked.add(function.index() + " " + function.name()));
        host(recorder.context(), "call", UNARY, (_, _, _) -> {
        });
        instantiate(recorder.context(), "events");
        assertEquals(List.of("0 call", "1 leaf", "2 trap", "3 fn2", "4 fn1"), asked.subList(0, 5));
    }

    @Test
    void callsAreNested() {
        Recorder recorder = new Recorder();
        events(recorder).function("fn1").call();
        assertEquals(List.of("before fn1()", "before fn2()", "after fn2()", "before fn2()", "after fn2()",
                "after fn1()"), recorder.take());
    }

    @Test
    void functionsWithoutAListenerAreNotObserved() {
        Recorder recorder = Recorder.of("fn2");
        events(recorder).function("fn1").call();
        assertEquals(List.of("before fn2()", "after fn2()", "before fn2()", "after fn2()"), recorder.take());
    }

    @Test
    void theContextThatCompilesCountsAndTheOneThatCallsIsPassedOn() {
        List<String> seen = new ArrayList<>();
        Recorder recorder = new Recorder() {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                super.before(context, instance, function, parameters, stack);
                seen.add(context.find(KEY).orElse("none"));
            }
        };
        ModuleInstance instance = events(recorder);
        instance.function("leaf").call(3);
        instance.function("leaf").call(Context.root().with(KEY, "value"), 3);
        assertEquals(List.of("none", "value"), seen);
        assertEquals(4, recorder.take().size());
    }

    @Test
    void everyWayToCallIsObserved() throws Throwable {
        Recorder recorder = new Recorder();
        ModuleInstance instance = events(recorder);
        List<String> leaf = List.of("before leaf(4)", "after leaf(5)");
        assertEquals(5, instance.function("leaf").call(4).getInt(0));
        assertEquals(leaf, recorder.take());
        assertEquals(5, (int) instance.function("leaf").handle().invokeExact(4));
        assertEquals(leaf, recorder.take());
        instance.function("indirect").call(0, 4);
        assertEquals(leaf, recorder.take().subList(1, 3));
        instance.function("by_reference").call(4);
        assertEquals(leaf, recorder.take().subList(1, 3));
    }

    @Test
    void aHostFunctionIsObservedWhereItWasCompiledSoOnBehalfOfItsCaller() {
        Recorder recorder = new Recorder();
        host(recorder.context(), "call", UNARY, (_, _, slots) -> slots.setInt(0, slots.getInt(0) + 1));
        ModuleInstance guest = instantiate(Context.root(), "events");
        assertEquals(50, guest.function("to_host").call(4).getInt(0));
        guest.function("indirect").call(1, 8);
        assertEquals(List.of("before call(4)", "after call(5)", "before call(8)", "after call(9)"), recorder.take());
        assertEquals(List.of(guest, guest), recorder.instances);
    }

    @Test
    void functionsOfAnotherModuleAreObservedAsItsOwn() {
        Recorder recorder = new Recorder();
        host(recorder.context(), "div", UNARY, (_, _, slots) -> slots.setInt(0, 1 / slots.getInt(0)));
        ModuleInstance importer = instantiate(recorder.context(), "host_importer");
        ModuleInstance main = instantiate(recorder.context(), "main");
        assertEquals(1, main.function("main").call(1).getInt(0));
        assertEquals(List.of("before main(1)", "before call_host_div(1)", "before div(1)", "after div(1)",
                "after call_host_div(1)", "after main(1)"), recorder.take());
        assertEquals(List.of(main, importer, importer), recorder.instances);
        assertThrows(ArithmeticException.class, () -> main.function("main").call(0));
        assertEquals(List.of("before main(0)", "before call_host_div(0)", "before div(0)",
                "abort div ArithmeticException", "abort call_host_div ArithmeticException",
                "abort main ArithmeticException"), recorder.take());
    }

    @Test
    void valuesOfAllKindsArriveUnchanged() {
        Recorder recorder = new Recorder();
        ModuleInstance instance = events(recorder);
        Slots slots = Slots.forType(instance.function("swapped_twice").type());
        slots.setInt(0, -1);
        slots.setLong(1, Long.MIN_VALUE);
        slots.setReference(2, "reference");
        slots.setDouble(3, -0.5);
        slots.setFloat(4, 1.5f);
        instance.function("swapped_twice").call(Context.root(), slots);
        assertEquals("before swapped_twice(-1,-9223372036854775808,reference,-0.5,1.5)", recorder.events.get(0));
        assertEquals(List.of("before swap(-1,-9223372036854775808,reference,-0.5,1.5)",
                "after swap(1.5,-0.5,reference,-9223372036854775808,-1)",
                "after swapped_twice(-1,-9223372036854775808,reference,-0.5,1.5)"), recorder.take().subList(1, 4));
        assertEquals(0xffff_ffffL, slots.getLong(0));
        assertEquals("reference", slots.getReference(2));
    }

    @Test
    void memoryAndGlobalsAreAsTheFunctionFindsThem() {
        List<String> seen = new ArrayList<>();
        Recorder recorder = new Recorder(function -> List.of("f", "g").contains(function.name())) {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                super.before(context, instance, function, parameters, stack);
                InternalModule module = (InternalModule) instance;
                assertEquals(2, module.globalCount());
                seen.add(module.global(0).get() + "," + module.global(1).get());
                assertThrows(IllegalStateException.class, () -> module.global(0).set(1));
                assertThrows(IndexOutOfBoundsException.class, () -> module.global(2));
            }
        };
        events(recorder).function("f").call();
        assertEquals(List.of("100,200", "42,11"), seen);
    }

    @Test
    void whatAListenerDoesToMemoryIsSeen() {
        Recorder recorder = new Recorder(function -> function.name().equals("fn2")) {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                super.before(context, instance, function, parameters, stack);
                instance.memory().grow(1);
            }

            @Override
            public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
                super.after(context, instance, function, results);
                instance.memory().write(65536, new byte[] {77});
            }
        };
        assertEquals(77, events(recorder).function("grown").call().getInt(0));
    }

    @Test
    void aListenerMayCallTheInstanceThatItObserves() {
        Recorder recorder = new Recorder(function -> function.name().equals("swap")) {
            private boolean nested;

            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                super.before(context, instance, function, parameters, stack);
                nest(instance);
            }

            @Override
            public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
                nest(instance);
                super.after(context, instance, function, results);
            }

            private void nest(ModuleInstance instance) {
                if (!nested) {
                    nested = true;
                    instance.function("swapped_twice").call(Context.root(),
                            Slots.forType(instance.function("swapped_twice").type()));
                    nested = false;
                }
            }
        };
        ModuleInstance instance = events(recorder);
        Slots slots = Slots.forType(instance.function("swapped_twice").type());
        slots.setInt(0, 1);
        slots.setLong(1, 2);
        slots.setReference(2, "three");
        slots.setDouble(3, 4);
        slots.setFloat(4, 5);
        instance.function("swapped_twice").call(Context.root(), slots);
        assertEquals(List.of(1, 2L, "three", 4.0, 5.0f), List.of(slots.getInt(0), slots.getLong(1),
                slots.getReference(2), slots.getDouble(3), slots.getFloat(4)));
        assertEquals(6, recorder.take().size());
    }

    @Test
    void aTrapAbortsAllFramesInnermostFirst() {
        Recorder recorder = new Recorder();
        ModuleInstance instance = events(recorder);
        TrapException trap = assertThrows(TrapException.class, () -> instance.function("nested").call(100));
        List<String> events = recorder.take();
        assertEquals(202, events.size());
        assertEquals("before nested(0)", events.get(100));
        assertEquals(Collections.nCopies(101, "abort nested TrapException"), events.subList(101, 202));
        recorder.causes.forEach(cause -> assertSame(trap, cause));
        assertEquals(30, trap.trace().frames().size());
        assertEquals("events.nested(i32) i32", trap.trace().frames().getFirst());
        assertEquals(1, instance.function("leaf").call(0).getInt(0));
    }

    @Test
    void exhaustionAbortsAllFrames() {
        Recorder recorder = new Recorder();
        ModuleInstance instance = events(recorder);
        for (String function : List.of("endless", "deep")) {
            ExhaustionException exhaustion =
                    assertThrows(ExhaustionException.class, () -> instance.function(function).call(0));
            List<String> events = recorder.take();
            assertTrue(events.size() > 200, () -> "only " + events.size());
            assertEquals("abort " + function + " ExhaustionException", events.getLast());
            recorder.causes.forEach(cause -> assertSame(exhaustion, cause));
            recorder.causes.clear();
        }
        assertEquals(1, instance.function("leaf").call(0).getInt(0));
        assertEquals(2, recorder.take().size());
    }

    @Test
    void exhaustionAbortsTheFramesThatAreObservedAmongOthers() {
        Recorder recorder = Recorder.of("turn");
        ModuleInstance instance = events(recorder);
        assertThrows(ExhaustionException.class, () -> instance.function("deep").call(0));
        List<String> events = recorder.take();
        assertEquals(events.size() / 2, events.stream().filter(event -> event.startsWith("abort turn Ex")).count());
    }

    @Test
    void anExceptionAbortsTheFramesThatItCrosses() {
        Recorder recorder = new Recorder();
        ModuleInstance instance = events(recorder);
        assertEquals(8, instance.function("catch").call(7).getInt(0));
        assertEquals(List.of("before catch(7)", "before between(7)", "before throw(7)",
                "abort throw UncaughtException", "abort between UncaughtException", "before leaf(7)", "after leaf(8)",
                "after catch(8)"), recorder.take());
        assertEquals(7, ((UncaughtException) recorder.causes.getFirst()).arguments().getInt(0));
        assertThrows(UncaughtException.class, () -> instance.function("uncaught").call(7));
        assertEquals(List.of("abort throw UncaughtException", "abort between UncaughtException",
                "abort uncaught UncaughtException"), recorder.take().subList(3, 6));
    }

    @Test
    void anExceptionThatIsCaughtWithoutObserversInBetweenIsNoEvent() {
        Recorder recorder = Recorder.of("catch", "leaf");
        assertEquals(8, events(recorder).function("catch").call(7).getInt(0));
        assertEquals(List.of("before catch(7)", "before leaf(7)", "after leaf(8)", "after catch(8)"), recorder.take());
    }

    @Test
    void exitsAndHostExceptionsAbort() {
        Recorder recorder = new Recorder();
        IllegalStateException fault = new IllegalStateException("fault");
        host(recorder.context(), "call", UNARY, (_, caller, slots) -> {
            if (slots.getInt(0) == 0) {
                throw fault;
            }
            caller.close(slots.getInt(0));
            throw new ExitException(slots.getInt(0));
        });
        ModuleInstance instance = instantiate(recorder.context(), "events");
        assertSame(fault, assertThrows(IllegalStateException.class, () -> instance.function("to_host").call(0)));
        recorder.causes.forEach(cause -> assertSame(fault, cause));
        assertEquals(List.of("abort call IllegalStateException", "abort to_host IllegalStateException"),
                recorder.take().subList(2, 4));
        assertThrows(ExitException.class, () -> instance.function("to_host").call(3));
        assertEquals(List.of("abort call ExitException", "abort to_host ExitException"), recorder.take().subList(2, 4));
        assertThrows(ExitException.class, () -> instance.function("leaf").call(3));
        assertEquals(List.of(), recorder.take());
    }

    @Test
    void aNestedCallThatFailsEndsBeforeTheHostFunctionThatGoesOn() {
        Recorder recorder = new Recorder();
        host(recorder.context(), "call", UNARY, (_, caller, slots) -> {
            String function = slots.getInt(0) == 0 ? "trap" : "endless";
            assertThrows(RuntimeException.class, () -> caller.function(function).call(0));
            caller.function("leaf").call(1);
            slots.setInt(0, 1);
        });
        ModuleInstance instance = instantiate(recorder.context(), "events");
        assertEquals(10, instance.function("to_host").call(0).getInt(0));
        assertEquals(List.of("before to_host(0)", "before call(0)", "before trap(0)", "abort trap TrapException",
                "before leaf(1)", "after leaf(2)", "after call(1)", "after to_host(10)"), recorder.take());
        assertEquals(10, instance.function("to_host").call(1).getInt(0));
        List<String> events = recorder.take();
        assertEquals(List.of("abort endless ExhaustionException", "before leaf(1)", "after leaf(2)", "after call(1)",
                "after to_host(10)"), events.subList(events.size() - 5, events.size()));
    }

    @Test
    void instancesInSeveralThreadsAreObservedApart() throws InterruptedException, ExecutionException {
        ThreadLocal<Recorder> recorders = ThreadLocal.withInitial(Recorder::new);
        Recorder dispatcher = new Recorder() {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                recorders.get().before(context, instance, function, parameters, stack);
            }

            @Override
            public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
                recorders.get().after(context, instance, function, results);
            }

            @Override
            public void abort(Context context, ModuleInstance instance, FunctionDefinition function,
                    Throwable cause) {
                recorders.get().abort(context, instance, function, cause);
            }
        };
        host(dispatcher.context(), "call", UNARY, (_, _, _) -> {
        });
        var compiled = runtime.compile(dispatcher.context(), guest("events"));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> heard = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                heard.add(threads.submit(() -> {
                    ModuleInstance instance = runtime.instantiate(compiled, ModuleConfig.named(""));
                    int events = 0;
                    for (int round = 0; round < 50; round++) {
                        instance.function("to_host").call(round);
                        instance.function("catch").call(round);
                        assertThrows(TrapException.class, () -> instance.function("nested").call(10));
                        events += recorders.get().take().size();
                    }
                    return events;
                }));
            }
            for (Future<Integer> each : heard) {
                assertEquals(50 * (4 + 8 + 22), each.get());
            }
        }
    }
}
