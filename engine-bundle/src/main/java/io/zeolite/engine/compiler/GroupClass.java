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

/**
 * A class of static methods, which are the bodies of a group of functions, and the classes that go with it: more of
 * them for the parts of functions that one class does not hold, and those of activations.
 */
final class GroupClass {

    /** So much bytecode surely fits into a class, whose constant pool has at most 65,535 entries. */
    private static final int MOST_CODE_BYTES = 40_000;

    /** The bytes of bytecode that take as much room there as a method by itself and its call. */
    private static final int BYTES_PER_METHOD = 20;
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
     * @throws UnsupportedException if an instruction with thousands of operands is larger than a method can be
     */
    Map<String, byte[]> emit() {
        SplitLimits limits = plan.limits();
        for (int attempt = 1;; attempt++) {
            boolean isLast = attempt == MOST_ATTEMPTS;
            try {
                Map<String, byte[]> classes = emit(limits);
                if (isLast || !isAnyTooLarge(classes)) {
                    return classes;
                }
            } catch (IllegalArgumentException tooLarge) {
                if (isLast) {
                    throw new UnsupportedException(
                            "implementation limit: func %d..%d, of which one has an instruction with too many operands (%s)"
                                    .formatted(plan.importedFunctionCount() + group.start(),
                                            plan.importedFunctionCount() + group.end() - 1, tooLarge.getMessage()));
                }
            }
            limits = limits.tighter();
        }
    }

    /**
     * {@return whether a method is larger than the virtual machine compiles} Which functions are divided and what dividing
     * adds is estimated, with a margin that only strange functions exceed; these are divided more finely then. A call, an
     * exception or a block with hundreds of values is not divided: in the end it is left to the virtual machine's interpreter.
     */
    private boolean isAnyTooLarge(Map<String, byte[]> classes) {
        return !functions.stream().allMatch(this::isSurelySmall)
                && classes.values().stream().flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
                        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
                        .anyMatch(code -> code.codeLength() > SplitLimits.MOST_BYTES);
    }

    /** {@return whether dividing the function more finely would change nothing} */
    private boolean isSurelySmall(FunctionPlan function) {
        return !function.isDivided && plan.facts(function.function).mostBytes() <= SplitLimits.MOST_BYTES;
    }

    private Map<String, byte[]> emit(SplitLimits limits) {
        functions.clear();
        methods.clear();
        planMethods(limits);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        methods.forEach((name, members) -> classes.put(name.displayName(), emit(name, members)));
        for (FunctionPlan function : functions) {
            if (function.isDivided) {
                classes.put(function.activationClass().displayName(), ActivationClass.emit(plan, function));
            }
        }
        return classes;
    }

    private byte[] emit(ClassDesc name, List<MethodPlan> members) {
        return EmittedClass.of(plan, name, CD_Object,
                type -> members.forEach(method -> type.withMethodBody(method.name(),
                        method.type(), EmittedClass.PUBLIC_STATIC, method.body())));
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
                bytes += part.bytes + BYTES_PER_METHOD;
                function.setOwner(part, present);
                methods.get(present).add(MethodPlan.of(plan, function, part));
            }
            methods.get(own).addAll(MethodPlan.of(plan, function));
        }
    }
}
