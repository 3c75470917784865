package io.zeolite.engine.compiler;

import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FrameNames;
import io.zeolite.engine.runtime.GuestLoader;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.ValidModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Emits the classes of a module when they are first needed.
 *
 * @implNote To emitted code it is a function from indices to closed types: emitted code can name neither this class nor
 *           its package, but {@code java.util.function} it can.
 */
final class ModuleLoader extends GuestLoader implements IntFunction<DefinedType> {

    static {
        registerAsParallelCapable();
    }

    private final ModulePlan plan;
    private final Map<String, byte[]> emittedEarly = new ConcurrentHashMap<>();

    ModuleLoader(ModulePlan plan) {
        super(FrameNames.loader(plan.module().id()));
        this.plan = plan;
    }

    /** Makes the signature class of a shape one that emitted code can name. */
    static void announce(Shape shape) {
        mention(shape);
    }

    @Override
    protected ValidModule module() {
        return plan.module();
    }

    @Override
    protected int firstLine(int function) {
        return plan.firstLine(function);
    }

    @Override
    protected boolean endsInTailCalls(int function) {
        return plan.facts(function).tailCallsOthers();
    }

    @Override
    public DefinedType apply(int typeIndex) {
        return plan.types().type(typeIndex);
    }

    /** Keeps the bytes of a class until it is needed. */
    void keep(String className, byte[] bytes) {
        emittedEarly.put(className, bytes);
    }

    /** Emits and defines a class now. */
    void load(String className) {
        try {
            loadClass(className);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected byte[] emit(String className) throws ClassNotFoundException {
        byte[] early = emittedEarly.remove(className);
        if (early != null) {
            return early;
        }
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        int digits = simpleName.length();
        while (digits > 0 && Character.isDigit(simpleName.charAt(digits - 1))) {
            digits--;
        }
        int number = digits < simpleName.length() ? Integer.parseInt(simpleName, digits, simpleName.length(), 10) : 0;
        return switch (simpleName.substring(0, digits)) {
            case ModulePlan.MODULE -> new InstanceClass(plan).emit();
            case ModulePlan.GROUP -> new GroupClass(plan, plan.groups().groups().get(number)).emit();
            case ModulePlan.IMPORTS -> new ImportsClass(plan, number).emit();
            case ModulePlan.FUNCTION -> new FunctionClass(plan, number).emit();
            case ModulePlan.TYPES -> new TypesClass(plan, number).emit();
            default -> throw new ClassNotFoundException(className);
        };
    }
}
