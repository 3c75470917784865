package io.zeolite.experimental.spi;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.experimental.StackIterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several listeners as one.
 * <p>
 * Threads: as safe as the listeners; it has no state of its own.
 */
final class CombinedListener implements FunctionListener {

    private final List<FunctionListener> listeners;

    CombinedListener(List<FunctionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void before(Context context, ModuleInstance instance, FunctionDefinition function, Slots parameters,
            StackIterator stack) {
        StackReplay replay = new StackReplay(stack);
        for (int told = 0; told < listeners.size(); told++) {
            try {
                listeners.get(told).before(context, instance, function, parameters, replay.iterator());
            } catch (Throwable thrown) {
                abort(listeners.subList(0, told), context, instance, function, thrown);
                throw thrown;
            }
        }
    }

    @Override
    public void after(Context context, ModuleInstance instance, FunctionDefinition function, Slots results) {
        tell(listeners, listener -> listener.after(context, instance, function, results));
    }

    @Override
    public void abort(Context context, ModuleInstance instance, FunctionDefinition function, Throwable cause) {
        abort(listeners, context, instance, function, cause);
    }

    private static void abort(List<FunctionListener> told, Context context, ModuleInstance instance,
            FunctionDefinition function, Throwable cause) {
        tell(told, listener -> listener.abort(context, instance, function, cause));
    }

    @Override
    public void replaced(Context context, ModuleInstance instance, FunctionDefinition function,
            FunctionDefinition callee) {
        tell(listeners, listener -> listener.replaced(context, instance, function, callee));
    }

    /** Tells the first; then the others, even if that throws. */
    private static void tell(List<FunctionListener> told, Consumer<FunctionListener> event) {
        if (told.isEmpty()) {
            return;
        }
        try {
            event.accept(told.getFirst());
        } finally {
            tell(told.subList(1, told.size()), event);
        }
    }
}
