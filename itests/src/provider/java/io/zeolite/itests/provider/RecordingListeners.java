package io.zeolite.itests.provider;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.StackIterator;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what it hears of all functions; of a call also how many functions are active. */
public final class RecordingListeners implements FunctionListenerFactory, FunctionListener {

    private final String label;
    private final Consumer<String> events;

    RecordingListeners(String label, Consumer<String> events) {
        this.label = label;
        this.events = events;
    }

    @Override
    public Optional<FunctionListener> newListener(FunctionDefinition function) {
        return Optional.of(this);
    }

    @Override
    public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
            StackIterator stack) {
        int active = 0;
        while (stack.next()) {
            active++;
        }
        events.accept("%s before %s at %d".formatted(label, function.debugName(), active));
    }

    @Override
    public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
        events.accept("%s after %s: %d".formatted(label, function.debugName(), results.getInt(0)));
    }
}
