package io.zeolite.experimental;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.experimental.spi.FunctionListener;
import java.util.List;

/** Measures listeners without an engine: tells them about calls that nobody makes. */
public final class ListenerBenchmark {

    private ListenerBenchmark() {
    }

    /**
     * Tells a listener about calls that return.
     *
     * @param calls    how many calls
     * @param instance the instance that executes them
     * @param stack    the active functions, the innermost, which is the one that is called, first
     * @param listener the listener
     * @throws IllegalArgumentException if there is no function
     */
    public static void run(int calls, ModuleInstance instance, List<StackFrame> stack, FunctionListener listener) {
        if (stack.isEmpty()) {
            throw new IllegalArgumentException("cannot benchmark function listener with an empty stack");
        }
        List<StackFrame> frames = List.copyOf(stack);
        StackFrame called = frames.getFirst();
        FunctionDefinition function = called.function();
        for (int call = 0; call < calls; call++) {
            listener.before(Context.root(), instance, function, called.parameters(), new FrameIterator(frames));
            listener.after(Context.root(), instance, function, called.results());
        }
    }
}
