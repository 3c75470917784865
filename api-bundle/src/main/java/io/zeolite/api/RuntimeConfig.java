package io.zeolite.api;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Configures a runtime.
 * <p>
 * Threads: immutable; each {@code with} returns another configuration.
 */
public final class RuntimeConfig {

    /** The most pages of 65,536 bytes that a memory with 32-bit addresses can have. */
    public static final int MAX_MEMORY_PAGES = 65_536;

    private static final RuntimeConfig DEFAULT = new RuntimeConfig(new Builder());

    private final FeatureSet features;
    private final ExecutionTier tier;
    private final int memoryLimitPages;
    private final boolean memoryCapacityFromMax;
    private final boolean debugInfo;
    private final boolean customSections;
    private final boolean closeOnContextDone;
    private final Optional<CompilationCache> compilationCache;

    private static final class Builder {
        private FeatureSet features = FeatureSet.WASM_3_0;
        private ExecutionTier tier = ExecutionTier.COMPILER;
        private int memoryLimitPages = MAX_MEMORY_PAGES;
        private boolean memoryCapacityFromMax;
        private boolean debugInfo = true;
        private boolean customSections;
        private boolean closeOnContextDone;
        private Optional<CompilationCache> compilationCache = Optional.empty();
    }

    private RuntimeConfig(Builder builder) {
        this.features = builder.features;
        this.tier = builder.tier;
        this.memoryLimitPages = builder.memoryLimitPages;
        this.memoryCapacityFromMax = builder.memoryCapacityFromMax;
        this.debugInfo = builder.debugInfo;
        this.customSections = builder.customSections;
        this.closeOnContextDone = builder.closeOnContextDone;
        this.compilationCache = builder.compilationCache;
    }

    /** {@return the configuration with every default} */
    public static RuntimeConfig defaults() {
        return DEFAULT;
    }

    /** {@return this configuration with these features in place of the enabled ones; default WebAssembly 3.0} */
    public RuntimeConfig withFeatures(FeatureSet newFeatures) {
        return with(builder -> builder.features = Objects.requireNonNull(newFeatures, "features"));
    }

    /** {@return this configuration with the tier that executes functions; default the compiler} */
    public RuntimeConfig withTier(ExecutionTier newTier) {
        return with(builder -> builder.tier = Objects.requireNonNull(newTier, "tier"));
    }

    /**
     * {@return this configuration with a limit to the size of each memory; default 65,536}
     *
     * @param pages the limit in pages of 65,536 bytes. A greater declared maximum is lowered to it; a greater minimum
     *              is refused when the module is instantiated
     * @throws IllegalArgumentException if the limit is negative or above 65,536
     */
    public RuntimeConfig withMemoryLimitPages(int pages) {
        if (pages < 0 || pages > MAX_MEMORY_PAGES) {
            throw new IllegalArgumentException(
                    "memory limit invalid: " + pages + " pages, not 0 to " + MAX_MEMORY_PAGES);
        }
        return with(builder -> builder.memoryLimitPages = pages);
    }

    /** {@return this configuration, with memories allocated at their maximum at once or not; default not} */
    public RuntimeConfig withMemoryCapacityFromMax(boolean enabled) {
        return with(builder -> builder.memoryCapacityFromMax = enabled);
    }

    /**
     * {@return this configuration, with source lines in stack traces where a module has them or not; default with}
     *
     * @apiNote The engine does not read source lines yet: traces name functions only.
     */
    public RuntimeConfig withDebugInfo(boolean enabled) {
        return with(builder -> builder.debugInfo = enabled);
    }

    /** {@return this configuration, with custom sections kept for {@link CompiledModule} or not; default not} */
    public RuntimeConfig withCustomSections(boolean enabled) {
        return with(builder -> builder.customSections = enabled);
    }

    /**
     * {@return this configuration, with running functions interrupted when their context is cancelled or its deadline
     * passes, which closes the module, or not; default not} Compiled code is hardly slower for it, until an instance of its
     * module is interrupted; from then on it looks at each turn of a loop whether to go on.
     */
    public RuntimeConfig withCloseOnContextDone(boolean enabled) {
        return with(builder -> builder.closeOnContextDone = enabled);
    }

    /** {@return this configuration with a cache that keeps compiled code; default none} */
    public RuntimeConfig withCompilationCache(CompilationCache cache) {
        return with(builder -> builder.compilationCache = Optional.of(cache));
    }

    /** {@return this configuration without a cache} */
    public RuntimeConfig withoutCompilationCache() {
        return with(builder -> builder.compilationCache = Optional.empty());
    }

    /** {@return the enabled features} */
    public FeatureSet features() {
        return features;
    }

    /** {@return the tier that executes functions} */
    public ExecutionTier tier() {
        return tier;
    }

    /** {@return the limit to the size of each memory, in pages of 65,536 bytes} */
    public int memoryLimitPages() {
        return memoryLimitPages;
    }

    /** {@return whether memories are allocated at their maximum} */
    public boolean memoryCapacityFromMax() {
        return memoryCapacityFromMax;
    }

    /** {@return whether stack traces have source lines} */
    public boolean debugInfo() {
        return debugInfo;
    }

    /** {@return whether custom sections are kept} */
    public boolean customSections() {
        return customSections;
    }

    /** {@return whether a context that is done closes the module that runs under it} */
    public boolean closeOnContextDone() {
        return closeOnContextDone;
    }

    /** {@return the cache of compiled code, if there is one} */
    public Optional<CompilationCache> compilationCache() {
        return compilationCache;
    }

    private RuntimeConfig with(Consumer<Builder> change) {
        Builder builder = new Builder();
        builder.features = features;
        builder.tier = tier;
        builder.memoryLimitPages = memoryLimitPages;
        builder.memoryCapacityFromMax = memoryCapacityFromMax;
        builder.debugInfo = debugInfo;
        builder.customSections = customSections;
        builder.closeOnContextDone = closeOnContextDone;
        builder.compilationCache = compilationCache;
        change.accept(builder);
        return new RuntimeConfig(builder);
    }
}
