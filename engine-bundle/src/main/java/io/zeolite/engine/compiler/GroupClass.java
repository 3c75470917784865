package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;

import io.zeolite.api.UnsupportedException;
import io.zeolite.format.Expression;
import java.lang.constant.ClassDesc;

/** A class of static methods, which are the bodies of a group of functions. */
final class GroupClass {

    private final ModulePlan plan;
    private final GroupPlan.Group group;

    GroupClass(ModulePlan plan, GroupPlan.Group group) {
        this.plan = plan;
        this.group = group;
    }

    /**
     * {@return the bytes of the class}
     *
     * @throws UnsupportedException if the group is one function that is too large for a method
     */
    byte[] emit() {
        ClassDesc name = plan.classNamed(ModulePlan.GROUP + group.index());
        try {
            return EmittedClass.of(plan, name, CD_Object, type -> {
                for (int i = group.start(); i < group.end(); i++) {
                    for (MethodPlan method : MethodPlan.of(plan, plan.importedFunctionCount() + i)) {
                        type.withMethodBody(method.name(), method.type(), EmittedClass.PUBLIC_STATIC, method.body());
                    }
                }
            });
        } catch (IllegalArgumentException e) {
            // the only way in which the class file builder says that code, or the number of locals, is over the limit
            if (!plan.isLarge(group)) {
                throw e;
            }
            int function = plan.importedFunctionCount() + group.start();
            Expression body = plan.body(function).body();
            throw new UnsupportedException(
                    "not supported yet: function %d of %d bytes needs more than 64 KB of bytecode"
                            .formatted(function, body.end() - body.start()));
        }
    }
}
