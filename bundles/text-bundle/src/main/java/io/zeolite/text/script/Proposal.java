package io.zeolite.text.script;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of the test suite that are about proposals which are not part of WebAssembly 3.0. A script in one of them
 * runs with the feature of the proposal, if there is one; else it runs only if it is named.
 */
enum Proposal {
    /**
     * Its scripts are older than several tables and memories, which are valid by now, and than memories of 64 bits: since
     * those, limits of memories are numbers of 64 bits in the grammar, and 3.0's own {@code memory.wast} wants the same
     * three modules invalid that the proposal's copy wants malformed.
     */
    THREADS("threads", Optional.of(Feature.THREADS), Map.of(
            "multiple tables", Judgement.VALID,
            "multiple memories", Judgement.VALID,
            "i32 constant out of range", Judgement.INVALID)),
    /** 128-bit arithmetic. */
    WIDE_ARITHMETIC("wide-arithmetic", Optional.of(Feature.WIDE_ARITHMETIC), Map.of()),
    /** Pages of one byte. */
    CUSTOM_PAGE_SIZES("custom-page-sizes", Optional.of(Feature.CUSTOM_PAGE_SIZES), Map.of()),
    /** Exceptions as they were before 3.0: {@code try}, {@code delegate}, {@code rethrow}. */
    LEGACY_EXCEPTIONS("legacy", Optional.empty(), Map.of()),
    /** Types with descriptors. */
    CUSTOM_DESCRIPTORS("custom-descriptors", Optional.empty(), Map.of());

    private final String folder;
    private final Optional<Feature> feature;
    private final Map<String, Judgement> overruled;

    Proposal(String folder, Optional<Feature> feature, Map<String, Judgement> overruled) {
        this.folder = folder;
        this.feature = feature;
        this.overruled = overruled;
    }

    /** {@return the proposal in whose folder the script is} */
    static Optional<Proposal> of(Path script) {
        Path parent = script.getParent();
        return Arrays.stream(values()).filter(proposal -> parent != null && parent.endsWith(proposal.folder))
                .findFirst();
    }

    String folder() {
        return folder;
    }

    /** {@return whether there is a feature for it} */
    boolean isSupported() {
        return feature.isPresent();
    }

    /** {@return the features that its scripts run with} */
    FeatureSet features() {
        return feature.map(FeatureSet.WASM_3_0::with).orElse(FeatureSet.WASM_3_0);
    }

    /** {@return what 3.0 says of modules that are malformed or invalid by the scripts, with this message} */
    Map<String, Judgement> overruled() {
        return overruled;
    }
}
