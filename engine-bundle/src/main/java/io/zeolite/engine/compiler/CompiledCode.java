package io.zeolite.engine.compiler;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.InstanceInit;
import io.zeolite.engine.runtime.ModuleCode;
import io.zeolite.engine.runtime.Shape;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The emitted code of a module. */
final class CompiledCode implements ModuleCode {

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
        try {
            return (Instance) constructor(ModulePlan.MODULE, NEW_INSTANCE).invoke(init);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no code for module " + init.module().name(), e);
        }
    }

    @Override
    public FunctionInstance newFunction(Instance instance, int index) {
        FunctionDefinition definition = instance.definition(index);
        ModuleLoader.announce(Shape.of(definition.type()));
        try {
            return (FunctionInstance) constructor(ModulePlan.FUNCTION + index, NEW_FUNCTION).invoke(instance,
                    definition,
                    plan.types().functionDefinedType(index));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no code for " + definition.signature(), e);
        }
    }

    private MethodHandle constructor(String simpleName, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.publicLookup().findConstructor(loader.loadClass(plan.className(simpleName)), type);
    }
}
