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

    /** Makes a compiler. */
    public Compiler() {
        this(SplitLimits.DEFAULT);
    }

    /** Makes a compiler whose methods become as large as that. */
    Compiler(SplitLimits limits) {
        this.limits = limits;
    }

    @Override
    public String variant() {
        return limits.toString();
    }

    /**
     * {@inheritDoc} Bytecode is emitted on first use.
     *
     * @throws UnsupportedException if the module has an instruction that the compiler does not know yet
     */
    @Override
    public ModuleCode prepare(ValidModule module) {
        ModulePlan plan = new ModulePlan(module, limits);
        return new CompiledCode(plan, new ModuleLoader(plan));
    }
}
