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

    /** Makes a compiler. */
    public Compiler() {
    }

    /**
     * {@inheritDoc} Bytecode is emitted on first use, except for functions that may be too large for a method of the JVM:
     * those are emitted here to find out.
     *
     * @throws UnsupportedException if the module has an instruction that the compiler does not know yet, or a function
     *                              that is too large
     */
    @Override
    public ModuleCode prepare(ValidModule module) {
        ModulePlan plan = new ModulePlan(module);
        ModuleLoader loader = new ModuleLoader(plan);
        for (GroupPlan.Group group : plan.groups().groups()) {
            if (plan.isLarge(group)) {
                loader.keep(plan.className(ModulePlan.GROUP + group.index()), new GroupClass(plan, group).emit());
            }
        }
        return new CompiledCode(plan, loader);
    }
}
