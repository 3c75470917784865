package io.zeolite.engine.compiler;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.InstanceInit;
import io.zeolite.engine.runtime.ModuleCode;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.Workers;
import java.lang.invoke.MethodType;
import java.util.List;

/** The emitted code of a module. */
final class CompiledCode extends ModuleCode {

    private static final MethodType NEW_INSTANCE = MethodType.methodType(void.class, InstanceInit.class);
    private static final MethodType NEW_FUNCTION = MethodType.methodType(void.class, Instance.class,
            FunctionDefinition.class, DefinedType.class);

    private final ModulePlan plan;
    private final ModuleLoader loader;

    CompiledCode(ModulePlan plan, ModuleLoader loader) {
        this.plan = plan;
        this.loader = loader;
    }

    @Override
    public Instance newInstance(InstanceInit init) {
        return (Instance) loader.construct(plan.className(ModulePlan.MODULE), NEW_INSTANCE, init);
    }

    @Override
    public FunctionInstance newFunction(Instance instance, int index) {
        FunctionDefinition definition = instance.definition(index);
        ModuleLoader.announce(Shape.of(definition.type()));
        return (FunctionInstance) loader.construct(plan.className(ModulePlan.FUNCTION + index), NEW_FUNCTION, instance,
                definition, plan.types().functionDefinedType(index));
    }

    @Override
    public void generate(int workers) {
        List<String> classes = plan.classNames();
        Workers.run(workers, classes.size(), i -> loader.load(classes.get(i)));
    }
}
