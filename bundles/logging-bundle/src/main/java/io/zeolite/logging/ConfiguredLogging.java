package io.zeolite.logging;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import java.util.Optional;

/**
 * Logs host functions to standard error if the property {@value #SCOPES} says which; without it, nothing is observed.
 * On class path and module path the property is one of the system, in a framework also one of the framework.
 * <p>
 * Threads: safe.
 */
public final class ConfiguredLogging implements FunctionListenerFactory {

    /** The property whose value is a list as {@link LogScopes#parse} takes it. */
    public static final String SCOPES = "zeolite.logging.scopes";

    private final Optional<LoggingListenerFactory> logging;

    /**
     * Makes the factory that the system property asks for.
     *
     * @throws IllegalArgumentException if the property names a scope that does not exist
     */
    public ConfiguredLogging() {
        logging = of(System.getProperty(SCOPES));
    }

    /**
     * {@return the factory that a value of the property asks for, if it asks for any}
     *
     * @param scopes the value; null if the property is not set
     * @throws IllegalArgumentException if it names a scope that does not exist
     */
    public static Optional<LoggingListenerFactory> of(String scopes) {
        try {
            LogScopes parsed = scopes == null ? LogScopes.NONE : LogScopes.parse(scopes);
            return parsed.equals(LogScopes.NONE) ? Optional.empty()
                    : Optional.of(LoggingListenerFactory.ofHostFunctions(System.err, parsed));
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException("property " + SCOPES + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public Optional<FunctionListener> newListener(FunctionDefinition function) {
        return logging.flatMap(factory -> factory.newListener(function));
    }
}
