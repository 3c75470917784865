package io.zeolite.engine.compiler;

import io.zeolite.api.UnsupportedException;
import io.zeolite.engine.runtime.ModuleCode;
import io.zeolite.engine.runtime.Tier;
import io.zeolite.engine.runtime.ValidModule;

/**
 * The tier that turns functions into bytecode, which the JVM compiles to machine code.
 * <p>
 * Threads: safe.
 */
public final class Compiler implements Tier {

    private final SplitLimits limits;
    private final boolean usesVectorApi;

    /** Makes a compiler, whose code uses the platform's Vector API if it is there. */
    public Compiler() {
        this(SplitLimits.DEFAULT);
    }

    /** Makes a compiler whose methods become as large as that. */
    Compiler(SplitLimits limits) {
        this(limits, VectorApi.isPresent());
    }

    /** Makes a compiler whose code uses the platform's Vector API, which is there, or does not. */
    Compiler(SplitLimits limits, boolean usesVectorApi) {
        this.limits = limits;
        this.usesVectorApi = usesVectorApi;
    }

    @Override
    public String variant() {
        return limits + (usesVectorApi ? ", Vector API" : "");
    }

    /**
     * {@inheritDoc} Bytecode is emitted on first use.
     *
     * @throws UnsupportedException if the module has an instruction that the compiler does not know yet
     */
    @Override
    public ModuleCode prepare(ValidModule module) {
        ModulePlan plan = new ModulePlan(module, limits, usesVectorApi);
        return new CompiledCode(plan, new ModuleLoader(plan));
    }
}
