package io.zeolite.engine.compiler;

import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FrameNames;
import io.zeolite.engine.runtime.GuestLoader;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.ValidModule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** How the simple names of classes start that are not emitted with others. */
    private static final Set<String> UNITS = Set.of(ModulePlan.MODULE, ModulePlan.GROUP, ModulePlan.IMPORTS,
            ModulePlan.FUNCTION, ModulePlan.TYPES);

    private final ModulePlan plan;
    /** The classes that were emitted with others and are not loaded yet, by simple name. */
    private final Map<String, byte[]> emitted = new ConcurrentHashMap<>();

    ModuleLoader(ModulePlan plan) {
        super(FrameNames.loader(plan.module().id()));
        this.plan = plan;
        if (plan.module().stored().isPresent()) {
            plan.announceAll();
        }
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

    @Override
    protected void defined(String className) {
        emitted.remove(className.substring(className.lastIndexOf('.') + 1));
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
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        byte[] known = emitted.get(simpleName);
        if (known != null) {
            return known;
        }
        int digits = simpleName.length();
        while (digits > 0 && Character.isDigit(simpleName.charAt(digits - 1))) {
            digits--;
        }
        String kind = simpleName.substring(0, digits);
        if (!UNITS.contains(kind)) {
            throw new ClassNotFoundException(className);
        }
        int number = digits < simpleName.length() ? Integer.parseInt(simpleName, digits, simpleName.length(), 10) : 0;
        Map<String, byte[]> classes = stored(simpleName).orElse(null);
        if (classes == null) {
            classes = emit(kind, number);
            keep(simpleName, classes);
        }
        if (classes.size() > 1) {
            emitted.putAll(classes);
        }
        return classes.get(simpleName);
    }

    private Optional<Map<String, byte[]>> stored(String unit) {
        return plan.module().stored().flatMap(code -> code.read(unit)).filter(classes -> classes.containsKey(unit));
    }

    private void keep(String unit, Map<String, byte[]> classes) {
        plan.module().stored().ifPresent(code -> code.write(unit, classes));
    }

    /** {@return a class, and those that are emitted with it, by simple name} */
    private Map<String, byte[]> emit(String kind, int number) {
        return switch (kind) {
            case ModulePlan.GROUP -> new GroupClass(plan, plan.groups().groups().get(number)).emit();
            case ModulePlan.MODULE -> Map.of(kind, new InstanceClass(plan).emit());
            case ModulePlan.IMPORTS -> Map.of(kind + number, new ImportsClass(plan, number).emit());
            case ModulePlan.FUNCTION -> Map.of(kind + number, new FunctionClass(plan, number).emit());
            case ModulePlan.TYPES -> Map.of(kind + number, new TypesClass(plan, number).emit());
            default -> throw new IllegalArgumentException("no class is emitted for itself: " + kind);
        };
    }
}
