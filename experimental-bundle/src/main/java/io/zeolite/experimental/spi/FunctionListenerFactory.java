package io.zeolite.experimental.spi;

import io.zeolite.api.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which functions are observed. What it throws comes out of the compilation, which fails.
 * <p>
 * Threads: called by the thread that compiles; by several if several compile.
 */
@ConsumerType
@FunctionalInterface
public interface FunctionListenerFactory {

    /**
     * {@return the listener of a function, or nothing to leave it unobserved and at full speed}
     *
     * Asked once for each function that a module defines, in order, when the module is compiled.
     *
     * @param function the function
     */
    Optional<FunctionListener> newListener(FunctionDefinition function);

    /**
     * {@return a factory that asks all of these, in order}
     *
     * Its listeners tell each of theirs about every event, in the same order, whatever one of them throws; each has an
     * iterator of its own over the stack, which is walked only once. A single listener is used as it is.
     *
     * @param factories the factories; the array is copied
     */
    static FunctionListenerFactory combining(FunctionListenerFactory... factories) {
        List<FunctionListenerFactory> all = List.of(factories);
        return function -> {
            List<FunctionListener> listeners = new ArrayList<>(all.size());
            all.forEach(factory -> factory.newListener(function).ifPresent(listeners::add));
            return switch (listeners.size()) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(listeners.getFirst());
                default -> Optional.of(new CombinedListener(listeners));
            };
        };
    }
}
