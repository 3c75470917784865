package io.zeolite.engine.runtime.listeners;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a listener or factory that throws does to the call, to other listeners and to the runtime. */
abstract class ListenerFaults extends ListenerSuite {

    private static final FunctionType UNARY = FunctionType.of(I32).returning(I32);

    private final IllegalArgumentException fault = new IllegalArgumentException("fault");
    private final Recorder first = new Recorder();
    private final Recorder last = new Recorder();

    ListenerFaults(ExecutionTier tier) {
        super(tier);
    }

    /** Throws at one event of one function. */
    private final class Faulty implements FunctionListener {

        private final String event;

        Faulty(String event) {
            this.event = event;
        }

        private void at(String present) {
            if (present.equals(event)) {
                throw fault;
            }
        }

        @Override
        public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
                StackIterator stack) {
            at("before");
        }

        @Override
        public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
            at("after");
        }

        @Override
        public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
            at("abort");
        }

        @Override
        public void replaced(Context context, ModuleInstance instance, FunctionDefinition function,
                FunctionDefinition callee) {
            at("replaced");
        }
    }

    private ModuleInstance guest(String name, String function, String event) {
        FunctionListenerFactory factory = FunctionListenerFactory.combining(first,
                defined -> defined.name().equals(function) ? Optional.of(new Faulty(event)) : Optional.empty(), last);
        Context context = Experimental.withFunctionListenerFactory(Context.root(), factory);
        host(context, name.equals("tails") ? "twice" : "call", name.equals("tails")
                ? FunctionType.of(I64).returning(I64)
                : UNARY, (_, _, _) -> {
                });
        return instantiate(context, name);
    }

    private void fails(ModuleInstance instance, String function, long... parameters) {
        assertSame(fault, assertThrows(RuntimeException.class, () -> instance.function(function).call(parameters)));
    }

    @Test
    void aFactoryThatThrowsFailsTheCompilationAndNothingElse() {
        Context context = Experimental.withFunctionListenerFactory(Context.root(), function -> {
            if (function.index() == 2) {
                throw fault;
            }
            return Optional.of(first);
        });
        assertSame(fault,
                assertThrows(RuntimeException.class, () -> runtime.compile(context, guest("offsets"))));
        assertSame(fault, assertThrows(RuntimeException.class, () -> runtime.hostModule("host")
                .function("a", Runnable.class, () -> {
                }).function("b", Runnable.class, () -> {
                }).function("c", Runnable.class, () -> {
                }).instantiate(context)));
        host(Context.root(), "call", UNARY, (_, _, _) -> {
        });
        assertEquals(2, instantiate(Context.root(), "events").function("leaf").call(1).getInt(0));
        assertEquals(List.of(), first.take());
    }

    @Test
    void beforeThatThrowsFailsTheCall() {
        ModuleInstance instance = guest("events", "fn2", "before");
        fails(instance, "fn1");
        assertEquals(List.of("before fn1()", "before fn2()", "abort fn2 IllegalArgumentException",
                "abort fn1 IllegalArgumentException"), first.take());
        assertEquals(List.of("before fn1()", "abort fn1 IllegalArgumentException"), last.take());
        assertEquals(2, instance.function("leaf").call(1).getInt(0));
    }

    @Test
    void afterThatThrowsFailsTheCall() {
        ModuleInstance instance = guest("events", "fn2", "after");
        fails(instance, "fn1");
        List<String> expected =
                List.of("before fn1()", "before fn2()", "after fn2()", "abort fn1 IllegalArgumentException");
        assertEquals(expected, first.take());
        assertEquals(expected, last.take());
        assertEquals(2, instance.function("leaf").call(1).getInt(0));
    }

    @Test
    void abortThatThrowsReplacesTheFailure() {
        ModuleInstance instance = guest("events", "trap", "abort");
        fails(instance, "indirect", 2, 0);
        assertTrue(fault.getSuppressed()[0] instanceof TrapException);
        List<String> expected = List.of("before indirect(2,0)", "before trap(0)", "abort trap TrapException",
                "abort indirect IllegalArgumentException");
        assertEquals(expected, first.take());
        assertEquals(expected, last.take());
    }

    @Test
    void abortThatThrowsReplacesAnExceptionThatWouldBeCaught() {
        ModuleInstance instance = guest("events", "throw", "abort");
        fails(instance, "catch", 1);
        List<String> expected = List.of("before catch(1)", "before between(1)", "before throw(1)",
                "abort throw UncaughtException", "abort between IllegalArgumentException",
                "abort catch IllegalArgumentException");
        assertEquals(expected, first.take());
        assertEquals(expected, last.take());
        assertEquals(2, instance.function("leaf").call(1).getInt(0));
    }

    @Test
    void replacedThatThrowsFailsTheCall() {
        ModuleInstance instance = guest("tails", "to_leaf", "replaced");
        fails(instance, "calls", 1);
        List<String> expected = List.of("before calls(1)", "before to_leaf(1)", "replaced to_leaf by leaf",
                "abort calls IllegalArgumentException");
        assertEquals(expected, first.take());
        assertEquals(expected, last.take());
        assertEquals(6, instance.function("leaf").call(1).getLong(0));
    }

    @Test
    void aHostFunctionMayCatchWhatAListenerThrowsWithinIt() {
        FunctionListenerFactory factory = FunctionListenerFactory.combining(first,
                function -> function.name().equals("leaf") ? Optional.of(new Faulty("before")) : Optional.empty());
        Context context = Experimental.withFunctionListenerFactory(Context.root(), factory);
        host(context, "call", UNARY, (_, caller, slots) -> {
            fails(caller, "leaf", 1);
            slots.setInt(0, 4);
        });
        assertEquals(40, instantiate(context, "events").function("to_host").call(0).getInt(0));
        assertEquals(List.of("before to_host(0)", "before call(0)", "before leaf(1)",
                "abort leaf IllegalArgumentException", "after call(4)", "after to_host(40)"), first.take());
    }
}
