package io.zeolite.experimental.spi;

import io.zeolite.api.FunctionDefinition;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Decides which functions are observed. */
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
}
