package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;

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

    /** {@return the bytes of the classes, by simple name; the group's own is the first} */
    Map<String, byte[]> emit() {
        planMethods();
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

    private void planMethods() {
        ClassDesc own = plan.classNamed(ModulePlan.GROUP + group.index());
        methods.put(own, new ArrayList<>());
        ClassDesc present = own;
        int bytes = 0;
        for (int i = group.start(); i < group.end(); i++) {
            FunctionPlan function = FunctionPlan.of(plan, plan.importedFunctionCount() + i);
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
