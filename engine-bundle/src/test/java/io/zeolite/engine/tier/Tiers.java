package io.zeolite.engine.tier;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.Opcode;
import java.util.EnumMap;
import java.util.Map;

/** The tiers, side by side. */
final class Tiers {

    private Tiers() {
    }

    /** {@return whether a tier may still lack the instruction} It belongs to vectors, or to a proposal. */
    static boolean mayLack(Opcode opcode) {
        return opcode.feature().filter(feature -> feature == Feature.SIMD || feature == Feature.RELAXED_SIMD
                || !FeatureSet.WASM_3_0.isEnabled(feature)).isPresent();
    }

    static RuntimeConfig config(ExecutionTier tier) {
        return RuntimeConfig.defaults().withTier(tier).withFeatures(FeatureSet.of(Feature.values()));
    }

    /** {@return an instance for each tier that can execute the module} */
    static Map<ExecutionTier, ModuleInstance> instantiate(byte[] binary) {
        Map<ExecutionTier, ModuleInstance> instances = new EnumMap<>(ExecutionTier.class);
        for (ExecutionTier tier : ExecutionTier.values()) {
            WasmRuntime runtime = new EngineRuntimeFactory().create(config(tier));
            try {
                instances.put(tier, runtime.instantiate(binary));
            } catch (UnsupportedException notYet) {
                runtime.close();
            }
        }
        return instances;
    }
}
