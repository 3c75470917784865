package io.zeolite.cli;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmRuntime;
import java.util.ServiceConfigurationError;

/**
 * The engine, whose absence is a message for the user.
 *
 * @param factory makes runtimes, unless there is none
 */
record Engine(RuntimeFactory factory) {

    /**
     * {@return a runtime}
     *
     * @throws CommandException if there is no engine, or none that can do what the configuration asks for
     */
    public WasmRuntime create(RuntimeConfig config) {
        try {
            return factory.create(config);
        } catch (ServiceConfigurationError | UnsupportedException failure) {
            throw new CommandException("error: " + failure.getMessage());
        }
    }
}
