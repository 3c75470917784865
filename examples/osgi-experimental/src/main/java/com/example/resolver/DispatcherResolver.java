package com.example.resolver;

import io.zeolite.api.ModuleInstance;
import io.zeolite.experimental.spi.ImportResolver;
import java.util.Optional;

/**
 * Resolves {@code inoutdispatcher} to one instance, whatever else has that name.
 *
 * @param dispatcher the instance
 */
record DispatcherResolver(ModuleInstance dispatcher) implements ImportResolver {

    @Override
    public Optional<ModuleInstance> resolve(String moduleName) {
        return moduleName.equals("inoutdispatcher") ? Optional.of(dispatcher) : Optional.empty();
    }
}
