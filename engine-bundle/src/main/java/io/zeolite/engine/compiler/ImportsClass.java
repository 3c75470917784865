package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;

import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * A class of stubs, which call imported functions in the way in which the module's own are called:
 * {@code public static R name$0(P.., Module self)} calls {@code self.f0}.
 */
final class ImportsClass {

    private final ModulePlan plan;
    private final int number;

    ImportsClass(ModulePlan plan, int number) {
        this.plan = plan;
        this.number = number;
    }

    byte[] emit() {
        ClassDesc name = plan.classNamed(ModulePlan.IMPORTS + number);
        return EmittedClass.of(plan, name, CD_Object, type -> {
            for (int i = plan.firstImportOf(number); i < plan.endOfImportsOf(number); i++) {
                int function = i;
                type.withMethodBody(plan.bodyName(function), plan.bodyType(function), EmittedClass.PUBLIC_STATIC,
                        code -> emitStub(code, function));
            }
        });
    }

    private void emitStub(CodeBuilder code, int function) {
        Shape shape = plan.shape(plan.types().function(function));
        MethodTypeDesc type = plan.bodyType(function);
        int self = type.parameterCount() - 1;
        code.aload(code.parameterSlot(self));
        InstanceMember.FUNCTION.get(code, plan, function);
        for (int i = 0; i <= self; i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokevirtual(shape.signatureClass(), Shape.CALL, shape.callType());
        code.return_(TypeKind.from(type.returnType()));
    }
}
