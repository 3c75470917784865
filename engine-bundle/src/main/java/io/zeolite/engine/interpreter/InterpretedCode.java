package io.zeolite.engine.interpreter;

import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.InstanceInit;
import io.zeolite.engine.runtime.ModuleCode;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.runtime.Workers;

/** The functions of a module, as the interpreter executes them. */
final class InterpretedCode extends ModuleCode {

    private final ValidModule module;
    private final FunctionCode[] functions;
    private final DefinedType[] types;
    private final AdapterLoader adapters = new AdapterLoader();

    InterpretedCode(ValidModule module) {
        this.module = module;
        int imported = module.types().importedFunctionCount();
        functions = new FunctionCode[module.types().functionCount()];
        for (int index = imported; index < functions.length; index++) {
            functions[index] = new FunctionCode(module, index);
        }
        types = new DefinedType[module.types().typeCount()];
        for (int index = 0; index < types.length; index++) {
            types[index] = module.types().type(index);
        }
    }

    /** {@return the code of an instance, whichever tier made it} */
    static InterpretedCode of(InstanceInit init) {
        return init.code() instanceof InterpretedCode own
                ? own
                : init.code().companion().get(InterpretedCode.class, () -> new InterpretedCode(init.module()));
    }

    @Override
    public Instance newInstance(InstanceInit init) {
        return new InterpreterInstance(init, this);
    }

    @Override
    public FunctionInstance newFunction(Instance instance, int index) {
        return adapters.function(instance, instance.definition(index), module.types().functionDefinedType(index));
    }

    @Override
    public void generate(int workers) {
        int imported = module.types().importedFunctionCount();
        Workers.run(workers, functions.length - imported, defined -> functions[imported + defined].body());
    }

    /** {@return the type with the index} */
    DefinedType type(int index) {
        return types[index];
    }

    /** {@return the function with the index; null if it is imported} */
    FunctionCode function(int index) {
        return functions[index];
    }

    AdapterLoader adapters() {
        return adapters;
    }
}
