package io.zeolite.experimental.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.InternalFunction;
import io.zeolite.experimental.ProgramCounter;
import io.zeolite.experimental.StackIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinedListenerTest {

    private static final FunctionDefinition FUNCTION = new FunctionDefinition("m", 0, "f", FunctionType.of(),
            Optional.empty(), List.of(), List.of(), List.of(), false);

    private final IllegalStateException fault = new IllegalStateException("fault");
    private final List<String> events = new ArrayList<>();

    /** Writes down what it hears, and throws at one event. */
    private final class Labelled implements FunctionListener {

        private final String label;
        private final String fails;

        Labelled(String label, String fails) {
            this.label = label;
            this.fails = fails;
        }

        private void hear(String event) {
            events.add(label + " " + event);
            if (event.equals(fails)) {
                throw fault;
            }
        }

        @Override
        public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
                StackIterator stack) {
            int frames = 0;
            while (stack.next()) {
                frames++;
            }
            events.add(label + " sees " + frames);
            hear("before");
        }

        @Override
        public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
            hear("after");
        }

        @Override
        public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
            hear("abort");
        }
    }

    /** A stack that can be walked once. */
    private static StackIterator once(int frames) {
        return new StackIterator() {

            private int left = frames;

            @Override
            public boolean next() { return left-- > 0; }

            @Override
            public InternalFunction function() { return null; }

            @Override
            public ProgramCounter programCounter() { return new ProgramCounter(left); }
        };
    }

    private static FunctionListener combined(FunctionListener... listeners) {
        List<FunctionListenerFactory> factories = new ArrayList<>();
        for (FunctionListener listener : listeners) {
            factories.add(_ -> Optional.ofNullable(listener));
        }
        return FunctionListenerFactory.combining(factories.toArray(FunctionListenerFactory[]::new))
                .newListener(FUNCTION).orElseThrow();
    }

    @Test
    void nobodyIsNoListenerAndOneIsItself() {
        assertEquals(Optional.empty(), FunctionListenerFactory.combining().newListener(FUNCTION));
        assertEquals(Optional.empty(), FunctionListenerFactory.combining(_ -> Optional.empty()).newListener(FUNCTION));
        FunctionListener alone = new Labelled("a", "");
        assertSame(alone, combined(null, alone, null));
    }

    @Test
    void eachHearsInOrderAndSeesTheWholeStack() {
        FunctionListener both = combined(new Labelled("a", ""), new Labelled("b", ""));
        both.before(Context.root(), null, FUNCTION, Slots.of(), once(3));
        both.after(Context.root(), null, FUNCTION, Slots.of());
        both.replaced(Context.root(), null, FUNCTION, FUNCTION);
        both.abort(Context.root(), null, FUNCTION, fault);
        assertEquals(List.of("a sees 3", "a before", "b sees 3", "b before", "a after", "b after", "a after", "b after",
                "a abort", "b abort"), events);
    }

    @Test
    void allHearOfTheEndIfOneThrows() {
        FunctionListener both = combined(new Labelled("a", "after"), new Labelled("b", ""));
        assertSame(fault, assertThrows(IllegalStateException.class,
                () -> both.after(Context.root(), null, FUNCTION, Slots.of())));
        assertEquals(List.of("a after", "b after"), events);
    }

    @Test
    void thoseThatHeardOfTheBeginHearOfTheEndIfALaterOneThrows() {
        FunctionListener all = combined(new Labelled("a", ""), new Labelled("b", "before"), new Labelled("c", ""));
        assertSame(fault, assertThrows(IllegalStateException.class,
                () -> all.before(Context.root(), null, FUNCTION, Slots.of(), once(0))));
        assertEquals(List.of("a sees 0", "a before", "b sees 0", "b before", "a abort"), events);
    }

    @Test
    void iteratorsThatStandBeforeTheStackSaySo() {
        FunctionListener both = combined(new Labelled("a", ""), (_, _, _, _, stack) -> {
            assertThrows(IllegalStateException.class, stack::function);
            assertThrows(IllegalStateException.class, stack::programCounter);
        });
        both.before(Context.root(), null, FUNCTION, Slots.of(), once(1));
        assertEquals(2, events.size());
    }
}
