package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;

import io.zeolite.api.UnsupportedException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class of static methods, which are the bodies of a group of functions, and the classes that go with it: more of
 * them for the parts of functions that one class does not hold, and those of activations.
 */
final class GroupClass {

    /** So much bytecode surely fits into a class, whose constant pool has at most 65,535 entries. */
    private static final int MOST_CODE_BYTES = 40_000;

    private static final int MOST_ATTEMPTS = 6;
    private static final String PARTS = "Parts";

    private final ModulePlan plan;
    private final GroupPlan.Group group;
    private final List<FunctionPlan> functions = new ArrayList<>();
    /** The methods of each class. */
    private final Map<ClassDesc, List<MethodPlan>> methods = new LinkedHashMap<>();

    GroupClass(ModulePlan plan, GroupPlan.Group group) {
        this.plan = plan;
        this.group = group;
    }

    /**
     * {@return the bytes of the classes, by simple name; the group's own is the first}
     *
     * @throws UnsupportedException if an instruction moves so many values that no method can
     */
    Map<String, byte[]> emit() {
        SplitLimits limits = plan.limits();
        for (int attempt = 1;; attempt++) {
            Map<String, byte[]> classes = emit(limits);
            Optional<String> tooLarge = tooLarge(classes);
            if (tooLarge.isEmpty()) {
                return classes;
            }
            if (attempt == MOST_ATTEMPTS) {
                throw new UnsupportedException(
                        "implementation limit: an instruction with too many operands in " + tooLarge.get());
            }
            limits = limits.tighter();
        }
    }

    /**
     * {@return the method that is larger than the virtual machine compiles} Which functions are divided and what dividing
     * adds is estimated, with a margin that only strange functions exceed; these are divided more finely then.
     */
    private Optional<String> tooLarge(Map<String, byte[]> classes) {
        if (functions.stream().allMatch(this::isSurelySmall)) {
            return Optional.empty();
        }
        return classes.values().stream().flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
                .filter(method -> method.findAttribute(Attributes.code())
                        .filter(code -> code.codeLength() > SplitLimits.MOST_BYTES).isPresent())
                .map(method -> method.methodName().stringValue()).findFirst();
    }

    private boolean isSurelySmall(FunctionPlan function) {
        return !function.isDivided && plan.facts(function.function).mostBytes() <= SplitLimits.MOST_BYTES;
    }

    private Map<String, byte[]> emit(SplitLimits limits) {
        functions.clear();
        methods.clear();
        planMethods(limits);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        methods.forEach((name, members) -> classes.put(name.displayName(), EmittedClass.of(plan, name, CD_Object,
                type -> {
                    for (MethodPlan method : members) {
                        type.withMethodBody(method.name(), method.type(), EmittedClass.PUBLIC_STATIC, method.body());
                    }
                })));
        for (FunctionPlan function : functions) {
            if (function.isDivided) {
                classes.put(function.activationClass().displayName(), ActivationClass.emit(plan, function));
            }
        }
        return classes;
    }

    private void planMethods(SplitLimits limits) {
        ClassDesc own = plan.classNamed(ModulePlan.GROUP + group.index());
        methods.put(own, new ArrayList<>());
        ClassDesc present = own;
        int bytes = 0;
        for (int i = group.start(); i < group.end(); i++) {
            FunctionPlan function = FunctionPlan.of(plan, plan.importedFunctionCount() + i, limits);
            functions.add(function);
            for (Piece part : function.pieces.subList(1, function.pieces.size())) {
                if (bytes > MOST_CODE_BYTES) {
                    present = plan.classNamed(ModulePlan.GROUP + group.index() + PARTS + methods.size());
                    methods.put(present, new ArrayList<>());
                    bytes = 0;
                }
                bytes += part.bytes;
                function.setOwner(part, present);
                methods.get(present).add(MethodPlan.of(plan, function, part));
            }
            methods.get(own).addAll(MethodPlan.of(plan, function));
        }
    }
}
