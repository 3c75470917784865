package com.example.profiler;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;

/** Prints the active functions whenever the one that it observes is called, as a profiler would count them. */
final class StackPrinter implements FunctionListener {

    @Override
    public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
            StackIterator stack) {
        while (stack.next()) {
            IO.println("function: " + stack.function().definition().name());
            IO.println("\tprogram counter: " + stack.programCounter().value());
            IO.println("\tsource offset: " + stack.function().sourceOffset(stack.programCounter()));
        }
    }
}
