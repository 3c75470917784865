package io.zeolite.engine.runtime;

import io.zeolite.experimental.spi.FunctionListener;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * The listeners of one function, in the order of their factories.
 * <p>
 * Threads: safe. A listener whose factory departs goes while calls are active.
 */
public final class FunctionListeners {

    private static final VarHandle LISTENER = MethodHandles.arrayElementVarHandle(FunctionListener[].class);

    /**
     * A listener and where it comes from.
     *
     * @param factory  the place of its factory
     * @param listener the listener
     */
    record Source(int factory, FunctionListener listener) {
    }

    private final FunctionListener[] listeners;
    private final int[] factories;

    FunctionListeners(List<Source> sources) {
        listeners = sources.stream().map(Source::listener).toArray(FunctionListener[]::new);
        factories = sources.stream().mapToInt(Source::factory).toArray();
    }

    int count() {
        return listeners.length;
    }

    /** {@return the listener at the place; null if its factory has departed} */
    FunctionListener get(int place) {
        return (FunctionListener) LISTENER.getAcquire(listeners, place);
    }

    /** Forgets the listener that a factory made. */
    void drop(int factory) {
        for (int place = 0; place < factories.length; place++) {
            if (factories[place] == factory) {
                LISTENER.setRelease(listeners, place, null);
            }
        }
    }
}
