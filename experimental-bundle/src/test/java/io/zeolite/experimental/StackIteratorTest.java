package io.zeolite.experimental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.experimental.spi.FunctionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stacks that are made up, and the benchmark of listeners that is told of them. */
class StackIteratorTest {

    private static FunctionDefinition function(String name) {
        FunctionType type = FunctionType.of(NumberType.I32).returning(NumberType.I32);
        return new FunctionDefinition("module", 0, name, type, Optional.empty(), List.of(), List.of(), List.of(),
                false);
    }

    private static StackFrame frame(String name, long counter, long offset) {
        return new StackFrame(function(name), Slots.of(counter), Slots.of(offset), new ProgramCounter(counter), offset);
    }

    private static final StackFrame[] FRAMES =
            {frame("fn0", 5890831, 1234), frame("fn1", 5899822, 7286), frame("fn2", 6820312, 935891)};

    private static List<String> walk(StackIterator stack) {
        List<String> lines = new ArrayList<>();
        while (stack.next()) {
            lines.add("%s %d %d".formatted(stack.function().definition().name(), stack.programCounter().value(),
                    stack.function().sourceOffset(stack.programCounter())));
        }
        return lines;
    }

    @Test
    void theFirstIsTheInnermostAndEachFunctionHasItsOwnCounter() {
        StackIterator stack = StackIterator.of(FRAMES);
        assertThrows(IllegalStateException.class, stack::function);
        assertThrows(IllegalStateException.class, stack::programCounter);
        assertEquals(List.of("fn0 5890831 1234", "fn1 5899822 7286", "fn2 6820312 935891"), walk(stack));
        assertFalse(stack.next());
        assertEquals("fn2", stack.function().definition().name());
        assertEquals(0, stack.function().sourceOffset(new ProgramCounter(1)));
    }

    @Test
    void anEmptyStackHasNoFunction() {
        assertFalse(StackIterator.of().next());
    }

    @Test
    void theBenchmarkTellsOfCallsOfTheInnermostFunction() {
        List<String> heard = new ArrayList<>();
        FunctionListener listener = new FunctionListener() {
            @Override
            public void before(Context context, ModuleInstance instance, FunctionDefinition function,
                    Slots parameters, StackIterator stack) {
                heard.add("before " + function.name() + parameters + walk(stack).size());
            }

            @Override
            public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
                heard.add("after " + function.name() + results);
            }
        };
        ListenerBenchmark.run(2, null, List.of(FRAMES), listener);
        List<String> call = List.of("before fn0[0x59e30f]3", "after fn0[0x4d2]");
        assertEquals(List.of(call.get(0), call.get(1), call.get(0), call.get(1)), heard);
        assertThrows(IllegalArgumentException.class, () -> ListenerBenchmark.run(1, null, List.of(), listener));
    }
}
