package io.zeolite.engine.runtime;

import io.zeolite.api.ModuleConfig;

/**
 * What an instance knows from the start.
 *
 * @param runtime the runtime that it belongs to
 * @param module  the module
 * @param code    the module's code
 * @param name    the name in the runtime; empty if anonymous
 * @param config  the configuration of the instance
 */
public record InstanceInit(EngineRuntime runtime, ValidModule module, ModuleCode code, String name,
        ModuleConfig config) {
}
