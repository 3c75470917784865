package io.zeolite.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of enabled features.
 * <p>
 * Threads: immutable.
 */
public final class FeatureSet {

    /** WebAssembly 1.0: mutable globals only. */
    public static final FeatureSet WASM_1_0 = of(Feature.MUTABLE_GLOBAL);
    /** WebAssembly 2.0. */
    public static final FeatureSet WASM_2_0 = new FeatureSet(
            EnumSet.range(Feature.BULK_MEMORY_OPERATIONS, Feature.SIMD));
    /** WebAssembly 3.0, the default. */
    public static final FeatureSet WASM_3_0 = new FeatureSet(
            EnumSet.range(Feature.BULK_MEMORY_OPERATIONS, Feature.RELAXED_SIMD)).without(Feature.THREADS);

    private final Set<Feature> features;

    private FeatureSet(Set<Feature> features) {
        this.features = Collections.unmodifiableSet(features);
    }

    /** {@return the set of these features} */
    public static FeatureSet of(Feature... features) {
        EnumSet<Feature> set = EnumSet.noneOf(Feature.class);
        Collections.addAll(set, features);
        return new FeatureSet(set);
    }

    /** {@return this set with the feature} */
    public FeatureSet with(Feature feature) {
        EnumSet<Feature> set = EnumSet.of(feature);
        set.addAll(features);
        return new FeatureSet(set);
    }

    /** {@return this set without the feature} */
    public FeatureSet without(Feature feature) {
        EnumSet<Feature> set = EnumSet.noneOf(Feature.class);
        set.addAll(features);
        set.remove(feature);
        return new FeatureSet(set);
    }

    /** {@return whether the feature is enabled} */
    public boolean isEnabled(Feature feature) {
        return features.contains(feature);
    }

    /** {@return the features, in their order} */
    public Set<Feature> features() {
        return features;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSet that && features.equals(that.features);
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    /** {@return the names joined by {@code |}} */
    @Override
    public String toString() {
        return features.stream().map(Feature::toString).collect(Collectors.joining("|"));
    }
}
