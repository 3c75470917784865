package io.zeolite.engine.compiler;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.cache.StoredCode;
import io.zeolite.engine.gc.RuntimeType;
import io.zeolite.engine.gc.RuntimeTypes;
import io.zeolite.engine.runtime.FrameNames;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.FunctionBody;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which classes and methods a module becomes, and under which names they find each other.
 * <p>
 * Threads: immutable.
 */
final class ModulePlan {

    /** The most fields for each kind of things in the class of instances, and the most constants in one class of types. */
    static final int MOST_FIELDS = 200;

    /** The simple names of the emitted classes; numbers follow all but the first. */
    static final String MODULE = "Module";
    static final String GROUP = "Group";
    static final String IMPORTS = "Imports";
    static final String FUNCTION = "F";
    static final String ACTIVATION = "Activation";
    static final String TYPES = "Types";

    private static final String ENTRY = "entry";
    private static final String LISTEN = "listen";
    private static final int IMPORTS_PER_CLASS = 64;

    private final ValidModule module;
    private final RuntimeTypes runtimeTypes;
    private final SplitLimits limits;
    private final boolean usesVectorApi;
    private final int imported;
    /** What is known of each function, from the first that the module defines; null before it is first asked for. */
    private final AtomicReferenceArray<FunctionFacts> facts;
    private final GrowthAnalysis growth;
    private final GroupPlan groups;
    private final String packageName;
    private final ClassDesc moduleClass;

    /**
     * Plans a module.
     *
     * @param usesVectorApi whether emitted code may use the platform's Vector API, which is there then
     * @throws UnsupportedException if a function has what the compiler cannot do yet
     */
    ModulePlan(ValidModule module, SplitLimits limits, boolean usesVectorApi) {
        this.module = module;
        this.runtimeTypes = new RuntimeTypes(module.types());
        this.limits = limits;
        this.usesVectorApi = usesVectorApi;
        this.imported = module.types().importedFunctionCount();
        this.packageName = "zeolite.m" + module.stored().map(StoredCode::label).orElseGet(() -> "" + module.id()) + ".";
        this.moduleClass = classNamed(MODULE);
        List<FunctionBody> bodies = module.structure().code();
        facts = new AtomicReferenceArray<>(bodies.size());
        growth = new GrowthAnalysis(this, imported + bodies.size());
        groups = new GroupPlan(bodies);
    }

    private boolean leavesIfWhole(int function, FunctionFacts known) {
        return known.tailCalls() || isObserved(function) && known.callsItself()
                || Arrays.stream(known.tailCallees()).anyMatch(callee -> isTailCallLeft(function, callee));
    }

    /** {@return whether a function leaves tail calls that it would make itself if it were one method} */
    private boolean mayLeaveIfDivided(int function, FunctionFacts known) {
        return mayBeDivided(function) && (known.catches() && known.tailCallees().length > 0
                || known.callsItself() && Shape.of(types().function(function)).packed());
    }

    /** {@return whether a function may become more than one method} */
    boolean mayBeDivided(int function) {
        return facts(function).mostBytes() > limits.whole();
    }

    /** {@return whether the code of the module uses the platform's Vector API} */
    boolean usesVectorApi() {
        return usesVectorApi;
    }

    /** {@return how large methods may become} */
    SplitLimits limits() {
        return limits;
    }

    ValidModule module() {
        return module;
    }

    ModuleTypes types() {
        return module.types();
    }

    int importedFunctionCount() {
        return imported;
    }

    boolean isImported(int function) {
        return function < imported;
    }

    FunctionBody body(int function) {
        return module.structure().code().get(function - imported);
    }

    /** {@return what is known of a function, which the module defines; its body is scanned when this is first asked for} */
    FunctionFacts facts(int function) {
        int defined = function - imported;
        FunctionFacts known = facts.get(defined);
        if (known == null) {
            known = BodyScan.scan(module, function, module.structure().code().get(defined));
            facts.set(defined, known);
        }
        return known;
    }

    /** {@return whether a call of the function may grow a memory} */
    boolean growsMemory(int function) {
        return growth.mayGrow(function);
    }

    /** {@return whether listeners are told of calls of the function, which the module defines} */
    boolean isObserved(int function) {
        return module.listeners().observe(function);
    }

    /**
     * {@return whether a tail call is left to whoever called, since it may lead to further ones, or since listeners are to
     * hear of the caller's end before}
     */
    boolean isTailCallLeft(int caller, int callee) {
        return isImported(callee) || isObserved(caller) || facts(callee).tailCallsOthers();
    }

    /**
     * {@return whether a tail call that is left may also be made at once, as long as there are few} Parameters in arrays
     * would be packed twice.
     */
    boolean isTailCallBounded(int caller, int callee) {
        return !isImported(callee) && !isObserved(caller) && !Shape.of(types().function(callee)).packed();
    }

    /** {@return whether the function's body may leave a tail call to whoever called} */
    boolean leavesTailCalls(int function) {
        if (isImported(function)) {
            return false;
        }
        FunctionFacts known = facts(function);
        return leavesIfWhole(function, known) || mayLeaveIfDivided(function, known);
    }

    GroupPlan groups() {
        return groups;
    }

    /** {@return the type of structures or arrays with the index; it lives as long as this} */
    RuntimeType runtimeType(int typeIndex) {
        return runtimeTypes.get(typeIndex);
    }

    FunctionDefinition definition(int function) {
        return module.functions().get(function);
    }

    ClassDesc moduleClass() {
        return moduleClass;
    }

    /** {@return the binary name of an emitted class} */
    String className(String simpleName) {
        return packageName + simpleName;
    }

    /** {@return the binary names of the classes that are needed sooner or later; of function objects those that are exported} */
    List<String> classNames() {
        List<String> names = new ArrayList<>(List.of(className(MODULE)));
        for (GroupPlan.Group group : groups.groups()) {
            names.add(className(GROUP + group.index()));
        }
        for (int first = 0; first < imported; first += IMPORTS_PER_CLASS) {
            names.add(className(IMPORTS + first / IMPORTS_PER_CLASS));
        }
        for (int first = 0; first < types().typeCount(); first += MOST_FIELDS) {
            names.add(className(TYPES + first / MOST_FIELDS));
        }
        for (FunctionDefinition function : module.functions()) {
            if (!isImported(function.index()) && !function.exportNames().isEmpty()) {
                names.add(className(FUNCTION + function.index()));
            }
        }
        return names;
    }

    ClassDesc classNamed(String simpleName) {
        return ClassDesc.of(className(simpleName));
    }

    /** {@return the class whose static methods are the function's body and entry or, for an imported one, its stub} */
    ClassDesc ownerOf(int function) {
        return isImported(function)
                ? classNamed(IMPORTS + function / IMPORTS_PER_CLASS)
                : classNamed(GROUP + groups.groupOf(function - imported).index());
    }

    int firstImportOf(int importsClass) {
        return importsClass * IMPORTS_PER_CLASS;
    }

    int endOfImportsOf(int importsClass) {
        return Math.min(imported, (importsClass + 1) * IMPORTS_PER_CLASS);
    }

    /** {@return the name of the static method that is the function's body} */
    String bodyName(int function) {
        return FrameNames.method(definition(function));
    }

    /**
     * {@return the name of the static method that executes the function and leaves tail calls} It is that of the body,
     * unless listeners are told. Stack traces do not take it for a function then.
     */
    String stepName(int function) {
        return isObserved(function) ? LISTEN + function : bodyName(function);
    }

    /**
     * {@return the name of the static method that calls go to} It is that which executes the function, unless tail calls
     * may be left. Stack traces do not take it for a function then.
     */
    String entryName(int function) {
        return leavesTailCalls(function) ? ENTRY + function : stepName(function);
    }

    /** {@return the position in the module's bytes that line 1 of the function's body stands for} */
    int firstLine(int function) {
        return body(function).body().start();
    }

    /** {@return the descriptor of the static method that is the function's body} */
    MethodTypeDesc bodyType(int function) {
        return Shape.of(types().function(function)).bodyType(moduleClass);
    }

    /** Makes all classes that emitted code of the module may name known, as emitting it does otherwise. */
    void announceAll() {
        for (int i = 0; i < types().typeCount(); i++) {
            if (types().composite(i) instanceof FunctionType function) {
                shape(function);
            } else {
                runtimeType(i);
            }
        }
    }

    /** {@return the shape of the type's function objects, whose class emitted code may name from now on} */
    Shape shape(FunctionType type) {
        Shape shape = Shape.of(type);
        ModuleLoader.announce(shape);
        return shape;
    }
}
