package io.zeolite.engine.runtime.listeners;

import static io.zeolite.api.type.NumberType.I32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.InternalFunction;
import io.zeolite.experimental.ProgramCounter;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What the stack iterators of listeners show. */
abstract class StackWalks extends ListenerSuite {

    private static final FunctionType UNARY = FunctionType.of(I32).returning(I32);

    private final List<List<String>> stacks = new ArrayList<>();

    StackWalks(ExecutionTier tier) {
        super(tier);
    }

    /** Writes down the stack at the begin of functions. */
    private Context walking(String... names) {
        FunctionListener listener = (_, _, _, _, stack) -> stacks.add(walk(stack));
        return observing(listener, names);
    }

    private static Context observing(FunctionListener listener, String... names) {
        FunctionListenerFactory factory = function -> List.of(names).contains(function.name())
                ? Optional.of(listener)
                : Optional.empty();
        return Experimental.withFunctionListenerFactory(Context.root(), factory);
    }

    private static List<String> walk(StackIterator stack) {
        List<String> frames = new ArrayList<>();
        while (stack.next()) {
            frames.add(stack.function().definition().debugName() + " "
                    + stack.function().sourceOffset(stack.programCounter()));
        }
        return frames;
    }

    private List<String> take() {
        assertEquals(1, stacks.size());
        return stacks.removeFirst();
    }

    private ModuleInstance stack(Context host, Context guest) {
        runtime.hostModule("host").function("f4", Runnable.class, () -> {
        }).function("again", FunctionType.of(I32), List.of(), List.of(), (_, caller, slots) -> {
            if (slots.getInt(0) == 0) {
                caller.function("f1").call();
            } else {
                caller.function("enter").call(slots.getInt(0) - 1);
            }
        }).instantiate(host);
        return instantiate(guest, "stack");
    }

    @Test
    void theFunctionThatBeginsComesFirstThenItsCallers() {
        stack(walking("f4"), Context.root()).function("f1").call();
        assertEquals(List.of("host.f4 0", "whatever.f3 16", "whatever.f2 10", "whatever.f1 3"), take());
    }

    @Test
    void aHostFunctionInATableComesFirst() {
        stack(walking("f4"), Context.root()).function("indirect").call();
        assertEquals(List.of("host.f4 0", "whatever.indirect 23"), take());
    }

    @Test
    void offsetsAreThoseOfTheStartAndOfCalls() {
        ModuleInstance instance = instantiate(walking("f1", "f2", "f3"), "offsets");
        instance.function("f1").call();
        int f1 = 5;
        int f2 = 19;
        int f3 = 26;
        assertEquals(List.of(List.of(".f1 " + f1), List.of(".f2 " + f2, ".f1 " + (f1 + 8)),
                List.of(".f3 " + f3, ".f2 " + (f2 + 2), ".f1 " + (f1 + 8))), stacks);
    }

    @Test
    void offsetsDoNotDependOnWhatComesBeforeTheCodeSection() {
        byte[] plain = guest("offsets");
        int codeSize = 0x26;
        assertEquals(0x1d, plain[codeSize]);
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(plain, 0, 8);
        padded.writeBytes(new byte[] {0, 3, 1, 'x', 10});
        padded.write(plain, 8, codeSize - 8);
        padded.writeBytes(new byte[] {(byte) 0x9d, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0});
        padded.write(plain, codeSize + 1, plain.length - codeSize - 1);
        runtime.instantiate(runtime.compile(walking("f3"), padded.toByteArray()), ModuleConfig.defaults())
                .function("f1").call();
        assertEquals(List.of(".f3 26", ".f2 21", ".f1 13"), take());
    }

    @Test
    void aCounterMeansSomethingWhenTheCallHasEnded() {
        List<ProgramCounter> counters = new ArrayList<>();
        List<InternalFunction> functions = new ArrayList<>();
        FunctionListener listener = (_, _, _, _, stack) -> {
            while (stack.next()) {
                counters.add(stack.programCounter());
                functions.add(stack.function());
            }
        };
        instantiate(observing(listener, "f3"), "offsets").function("f1").call();
        assertEquals(List.of(26L, 21L, 13L), List.of(functions.get(0).sourceOffset(counters.get(0)),
                functions.get(1).sourceOffset(counters.get(1)), functions.get(2).sourceOffset(counters.get(2))));
    }

    @Test
    void theWalkEndsWhereTheHostCalled() {
        ModuleInstance instance = stack(walking("f4", "again"), walking("f1"));
        instance.function("enter").call(1);
        assertEquals(List.of(List.of("host.again 0", "whatever.enter 32"), List.of("host.again 0", "whatever.enter 32"),
                List.of("whatever.f1 3"), List.of("host.f4 0", "whatever.f3 16", "whatever.f2 10", "whatever.f1 3")),
                stacks);
    }

    @Test
    void functionsThatEndedInTailCallsAreNotActive() {
        ModuleInstance instance = stack(walking("f4"), Context.root());
        instance.function("in_place").call();
        assertEquals(List.of("host.f4 0", "whatever.f3 16", "whatever.f2 10", "whatever.in_place 42"), take());
        instance.function("host_in_place").call();
        assertEquals(List.of("host.f4 0"), take());
    }

    @Test
    void deepStacksAreWalkedToTheirEndAndFromTheirStartByEach() {
        FunctionListenerFactory factory = FunctionListenerFactory.combining(
                _ -> Optional.of((_, _, _, _, stack) -> stacks.add(walk(stack))),
                _ -> Optional.of((_, _, _, _, stack) -> stacks.add(walk(stack))));
        Context observed = Experimental.withFunctionListenerFactory(Context.root(), factory);
        stack(observed, Context.root()).function("recursive").call(200);
        List<String> expected = new ArrayList<>(List.of("host.f4 0", "whatever.f3 16", "whatever.f2 10",
                "whatever.f1 3", "whatever.recursive 64"));
        expected.addAll(Collections.nCopies(200, "whatever.recursive 61"));
        assertEquals(List.of(expected, expected), stacks);
    }

    @Test
    void severalListenersOfTheEngineEachWalk() {
        Recorder other = new Recorder() {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                super.before(context, instance, function, parameters, stack);
                assertTrue(stack.next());
                assertEquals("f3", stack.function().definition().name());
            }
        };
        FunctionListenerFactory both = FunctionListenerFactory.combining(other,
                function -> function.name().equals("f3")
                        ? Optional.of((_, _, _, _, stack) -> stacks.add(walk(stack)))
                        : Optional.empty());
        Context context = Experimental.withFunctionListenerFactory(Context.root(),
                function -> function.name().equals("f3") ? both.newListener(function) : Optional.empty());
        stack(Context.root(), context).function("f1").call();
        assertEquals(List.of("whatever.f3 16", "whatever.f2 10", "whatever.f1 3"), take());
        assertEquals(2, other.take().size());
    }

    @Test
    void aListenerThatCallsKeepsItsOwnStack() {
        List<String> outer = new ArrayList<>();
        StackIterator[] pending = new StackIterator[1];
        FunctionListener listener = (_, instance, function, _, stack) -> {
            if (function.name().equals("f3")) {
                assertTrue(stack.next());
                pending[0] = stack;
                instance.function("recursive").call(3);
            } else {
                stacks.add(walk(stack));
                outer.addAll(walk(pending[0]));
            }
        };
        ModuleInstance instance =
                stack(observing(listener, "f4"), observing((context, caller, function, parameters, stack) -> {
                    if (pending[0] == null) {
                        listener.before(context, caller, function, parameters, stack);
                    }
                }, "f3"));
        instance.function("f1").call();
        assertEquals(List.of("whatever.f2 10", "whatever.f1 3"), outer);
        assertEquals(List.of("host.f4 0", "whatever.f3 16", "whatever.f2 10", "whatever.f1 3", "whatever.recursive 64",
                "whatever.recursive 61", "whatever.recursive 61", "whatever.recursive 61"), stacks.getFirst());
        assertEquals(List.of("host.f4 0", "whatever.f3 16", "whatever.f2 10", "whatever.f1 3"), stacks.getLast());
    }

    @Test
    void anIteratorIsOfNoUseElsewhere() {
        List<StackIterator> kept = new ArrayList<>();
        FunctionListener listener = (_, _, _, _, stack) -> {
            assertThrows(IllegalStateException.class, stack::function);
            assertThrows(IllegalStateException.class, stack::programCounter);
            kept.add(stack);
            CompletionException failure = assertThrows(CompletionException.class,
                    () -> CompletableFuture.runAsync(() -> walk(stack)).join());
            assertTrue(failure.getCause() instanceof IllegalStateException, failure.toString());
        };
        instantiate(observing(listener, "f2"), "offsets").function("f1").call();
        assertThrows(IllegalStateException.class, () -> walk(kept.getFirst()));
    }

    @Test
    void everyTierIsOnOneStack() {
        List<String> expected = List.of("host.div 0", "host_importer.call_host_div 5", "main.main 5");
        for (ExecutionTier importing : ExecutionTier.values()) {
            try (WasmRuntime other =
                    new EngineRuntimeFactory().create(RuntimeConfig.defaults().withTier(importing))) {
                ModuleInstance host = host(walking("div"), "div", UNARY, (_, _, _) -> {
                });
                ModuleInstance importer = instantiate(walking("call_host_div"), "host_importer");
                Context resolving = Experimental.withImportResolver(walking("main"), _ -> Optional.of(importer));
                ModuleInstance main = other.instantiate(resolving, other.compile(resolving, guest("main")),
                        ModuleConfig.named("main"));
                main.function("main").call(1);
                assertEquals(List.of(List.of("main.main 3"), List.of("host_importer.call_host_div 3", "main.main 5"),
                        expected), stacks);
                stacks.clear();
                importer.close();
                host.close();
            }
        }
    }

    @Test
    void nothingIsWalkedForAListenerThatDoesNotAsk() {
        int[] heard = new int[1];
        ModuleInstance instance = stack(observing((_, _, _, _, _) -> heard[0]++, "f4"), Context.root());
        instance.function("recursive").call(2_000);
        assertEquals(1, heard[0]);
        assertFalse(instance.isClosed());
    }
}
