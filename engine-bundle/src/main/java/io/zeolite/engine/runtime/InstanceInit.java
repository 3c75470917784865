package io.zeolite.engine.runtime;

import io.zeolite.api.ModuleConfig;
import java.util.Optional;

/**
 * What an instance knows from the start.
 *
 * @param runtime the runtime that it belongs to
 * @param module  the module
 * @param code    the module's code
 * @param name    the name in the runtime; empty if anonymous
 * @param config  the configuration of the instance
 * @param main    the instance of the guest's first thread, if this one is for another
 */
public record InstanceInit(EngineRuntime runtime, ValidModule module, ModuleCode code, String name,
        ModuleConfig config, Optional<EngineInstance> main) {
}
