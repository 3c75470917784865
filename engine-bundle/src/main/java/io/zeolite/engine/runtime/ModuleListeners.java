package io.zeolite.engine.runtime;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The functions of a module that are observed, and by whom.
 * <p>
 * Threads: safe.
 */
public final class ModuleListeners {

    /** Of a module that nobody observes. */
    public static final ModuleListeners NONE = new ModuleListeners(new FunctionListeners[0]);

    private final FunctionListeners[] functions;

    private ModuleListeners(FunctionListeners[] functions) {
        this.functions = functions;
    }

    /** {@return what the factories want to observe of a module's functions} */
    static ModuleListeners ask(List<FunctionListenerFactory> factories, List<FunctionDefinition> functions) {
        if (factories.isEmpty()) {
            return NONE;
        }
        FunctionListeners[] observed = new FunctionListeners[functions.size()];
        boolean any = false;
        for (FunctionDefinition function : functions) {
            if (function.importedFrom().isEmpty()) {
                List<FunctionListeners.Source> sources = ask(factories, function);
                if (!sources.isEmpty()) {
                    observed[function.index()] = new FunctionListeners(sources);
                    any = true;
                }
            }
        }
        return any ? new ModuleListeners(observed) : NONE;
    }

    private static List<FunctionListeners.Source> ask(List<FunctionListenerFactory> factories,
            FunctionDefinition function) {
        List<FunctionListeners.Source> sources = new ArrayList<>();
        for (int factory = 0; factory < factories.size(); factory++) {
            Optional<FunctionListener> listener = factories.get(factory).newListener(function);
            if (listener.isPresent()) {
                sources.add(new FunctionListeners.Source(factory, listener.get()));
            }
        }
        return sources;
    }

    /** {@return the listeners of a function; null if it is not observed} */
    public FunctionListeners of(int function) {
        return function < functions.length ? functions[function] : null;
    }

    /** {@return whether a function is observed} */
    public boolean observe(int function) {
        return of(function) != null;
    }

    /** {@return the functions that are observed, in words: two modules' code differs if these do} */
    String describe() {
        BitSet observed = new BitSet();
        for (int function = 0; function < functions.length; function++) {
            observed.set(function, observe(function));
        }
        return observed.toString();
    }

    /** Forgets what a factory wanted to observe, by its place among those that were asked. */
    void drop(int factory) {
        for (FunctionListeners function : functions) {
            if (function != null) {
                function.drop(factory);
            }
        }
    }
}
