package io.zeolite.engine.runtime;

/**
 * The code of one module, as a tier executes it; shared by all instances of the module.
 * <p>
 * Threads: safe.
 */
public abstract class ModuleCode {

    private final Companion companion = new Companion();

    /** Makes the code of a module. */
    protected ModuleCode() {
    }

    /** {@return what another tier keeps with this} */
    public final Companion companion() {
        return companion;
    }

    /** {@return a new instance, whose imports, memories, tables and globals are not there yet} */
    public abstract Instance newInstance(InstanceInit init);

    /**
     * {@return the function object of a function that the module defines}
     *
     * Nothing is generated for the function before its first call.
     *
     * @param index the function index, not below the number of imports
     */
    public abstract FunctionInstance newFunction(Instance instance, int index);

    /**
     * Generates now what would be generated when functions are first called.
     *
     * @param workers the number of threads, at least 1
     */
    public void generate(int workers) {
    }
}
