package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;

/**
 * The class of the activations of a divided function, which has nothing but fields:
 *
 * <pre>
 * public final class Activation7 {
 *     public int l3; public long l5, l5_1; .. // locals that more than one method needs; of a vector, its parts
 *     public int I0; public double D1; .. // what branches and blocks carry from one method to another, by place
 * }
 * </pre>
 */
final class ActivationClass {

    private ActivationClass() {
    }

    /** {@return the bytes of the class} All methods of the function have been emitted. */
    static byte[] emit(ModulePlan plan, FunctionPlan function) {
        return EmittedClass.of(plan, function.activationClass(), CD_Object, type -> {
            function.activationFields
                    .forEach((field, kind) -> type.withField(field, kind.carrier(), ClassFile.ACC_PUBLIC));
            type.withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
        });
    }
}
