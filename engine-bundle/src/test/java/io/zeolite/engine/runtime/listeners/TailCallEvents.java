package io.zeolite.engine.runtime.listeners;

import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that ends in a tail call ends before the other begins, and takes no stack meanwhile. */
abstract class TailCallEvents extends ListenerSuite {

    private static final FunctionType UNARY = FunctionType.of(I64).returning(I64);

    TailCallEvents(ExecutionTier tier) {
        super(tier);
    }

    private ModuleInstance tails(Recorder recorder) {
        host(recorder.context(), "twice", UNARY, (_, _, slots) -> slots.setLong(0, 2 * slots.getLong(0)));
        return instantiate(recorder.context(), "tails");
    }

    @Test
    void theCallerEndsFirst() {
        Recorder recorder = new Recorder();
        ModuleInstance tails = tails(recorder);
        assertEquals(9, tails.function("to_leaf").call(4).getLong(0));
        List<String> events =
                List.of("before to_leaf(4)", "replaced to_leaf by leaf", "before leaf(4)", "after leaf(9)");
        assertEquals(events, recorder.take());
        assertEquals(109, tails.function("calls").call(4).getLong(0));
        List<String> nested = recorder.take();
        assertEquals(events, nested.subList(1, 5));
        assertEquals(List.of("before calls(4)", "after calls(109)"), List.of(nested.getFirst(), nested.getLast()));
    }

    @Test
    void functionsOfTheHostAreCalledSo() {
        Recorder recorder = new Recorder();
        ModuleInstance tails = tails(recorder);
        assertEquals(8, tails.function("to_host").call(4).getLong(0));
        assertEquals(List.of("before to_host(4)", "replaced to_host by twice", "before twice(4)", "after twice(8)"),
                recorder.take());
        assertEquals(8, tails.function("indirect").call(4, 1).getLong(0));
        assertEquals(List.of("before indirect(4,1)", "replaced indirect by twice", "before twice(4)",
                "after twice(8)"), recorder.take());
    }

    @Test
    void aCallerThatIsNotObservedIsNoEvent() {
        Recorder recorder = Recorder.of("leaf", "twice");
        ModuleInstance tails = tails(recorder);
        assertEquals(109, tails.function("calls").call(4).getLong(0));
        assertEquals(8, tails.function("to_host").call(4).getLong(0));
        assertEquals(List.of("before leaf(4)", "after leaf(9)", "before twice(4)", "after twice(8)"), recorder.take());
    }

    @Test
    void aCallThatTrapsInItsCallerAbortsThat() {
        Recorder recorder = new Recorder();
        ModuleInstance tails = tails(recorder);
        assertThrows(TrapException.class, () -> tails.function("indirect").call(4, 2));
        assertEquals(List.of("before indirect(4,2)", "abort indirect TrapException"), recorder.take());
    }

    @Test
    void anExceptionCrossesWhatIsLeft() {
        Recorder recorder = new Recorder();
        assertEquals(4, tails(recorder).function("catch").call(4).getLong(0));
        assertEquals(List.of("before catch(4)", "before to_throw(4)", "replaced to_throw by throw", "before throw(4)",
                "abort throw UncaughtException", "after catch(4)"), recorder.take());
    }

    @Test
    void severalResultsArrive() {
        Recorder recorder = new Recorder();
        Slots results = tails(recorder).function("twice_swapped").call(1, 2);
        assertEquals(List.of(1L, 2L), List.of(results.getLong(0), results.getLong(1)));
        assertEquals(List.of("before twice_swapped(1,2)", "before to_swap(1,2)", "replaced to_swap by swap",
                "before swap(1,2)", "after swap(2,1)", "replaced twice_swapped by swap", "before swap(2,1)",
                "after swap(1,2)"), recorder.take());
    }

    @Test
    void eachRoundIsACall() {
        Recorder recorder = new Recorder();
        ModuleInstance tails = tails(recorder);
        assertEquals(7, tails.function("self").call(2).getLong(0));
        assertEquals(List.of("before self(2)", "replaced self by self", "before self(1)", "replaced self by self",
                "before self(0)", "after self(7)"), recorder.take());
        assertEquals(2, tails.function("by_reference").call(2).getLong(0));
        assertEquals(List.of("before by_reference(2)", "replaced by_reference by pong", "before pong(2)",
                "replaced pong by ping", "before ping(1)", "replaced ping by pong", "before pong(0)", "after pong(2)"),
                recorder.take());
    }

    @ParameterizedTest
    @ValueSource(strings = {"self", "ping"})
    void theStackStaysConstant(String function) {
        int[] begun = new int[1];
        int[] ended = new int[1];
        FunctionListener counter = new FunctionListener() {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition observed,
                    Slots parameters, StackIterator stack) {
                begun[0]++;
            }

            @Override
            public void after(Context context, ModuleInstance instance, FunctionDefinition observed, Slots results) {
                ended[0]++;
            }
        };
        host(Context.root(), "twice", UNARY, (_, _, _) -> {
        });
        ModuleInstance tails = instantiate(
                Experimental.withFunctionListenerFactory(Context.root(), _ -> Optional.of(counter)), "tails");
        assertTrue(tails.function(function).call(300_000).getLong(0) > 0);
        assertEquals(300_001, begun[0]);
        assertEquals(300_001, ended[0]);
    }
}
