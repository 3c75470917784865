package io.zeolite.logging;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes listeners that log calls. Give one to a context by
 * {@link io.zeolite.experimental.Experimental#withFunctionListenerFactory}, or publish it as a service.
 * <p>
 * The output may be a {@link java.io.PrintStream}, a {@link java.io.Writer} or a {@link StringBuilder}. A line is
 * appended whole, under the output's monitor, and flushed if the output can be. If the output fails, that is told once
 * to the {@link System.Logger} of this package, and the guest goes on.
 * <p>
 * Threads: safe, and so are the listeners; lines of several threads alternate, and each thread has its own depth.
 */
public final class LoggingListenerFactory implements FunctionListenerFactory {

    private final Predicate<FunctionDefinition> chosen;
    private final LogOutput output;
    private final ActiveCalls calls = new ActiveCalls();

    private LoggingListenerFactory(Predicate<FunctionDefinition> chosen, Appendable output) {
        this.chosen = chosen;
        this.output = new LogOutput(Objects.requireNonNull(output, "output"));
    }

    /** {@return a factory that logs every function} */
    public static LoggingListenerFactory ofAllFunctions(Appendable output) {
        return new LoggingListenerFactory(_ -> true, output);
    }

    /**
     * {@return a factory that logs what guests ask of the host}
     *
     * These are the host functions in the scopes, and, with {@link LogScopes#ALL}, the functions that guests export: the
     * entries from which the host functions are called.
     */
    public static LoggingListenerFactory ofHostFunctions(Appendable output, LogScopes scopes) {
        return new LoggingListenerFactory(new ScopeFilter(scopes), output);
    }

    @Override
    public Optional<FunctionListener> newListener(FunctionDefinition function) {
        return chosen.test(function)
                ? Optional.of(new LoggingListener(FunctionText.of(function), calls, output)) : Optional.empty();
    }
}
