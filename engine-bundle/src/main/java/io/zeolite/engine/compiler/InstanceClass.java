package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.zeolite.engine.runtime.Interruption;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/**
 * The class of a module's instances:
 *
 * <pre>
 * public final class Module extends Instance {
 *     public MemoryInstance m0; ..     // memories, by index
 *     public TableInstance t0; ..      // tables
 *     public OfI32 g0; ..              // globals, by exact class
 *     public S f0; ..                  // imported functions, by signature class
 *     protected void linked();         // fills the fields
 *     public static final MethodHandle mayBeInterrupted;  // if that is possible
 * }
 * </pre>
 */
final class InstanceClass {

    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, Names.INSTANCE_INIT);

    /** The field with the handle that {@link Interruption#of} returns. */
    static final String MAY_BE_INTERRUPTED = "mayBeInterrupted";

    private static final MethodTypeDesc OF_CLASS = MethodTypeDesc.of(CD_MethodHandle, CD_Class);

    private final ModulePlan plan;

    InstanceClass(ModulePlan plan) {
        this.plan = plan;
    }

    byte[] emit() {
        return EmittedClass.of(plan, plan.moduleClass(), Names.INSTANCE, type -> {
            type.withMethodBody(INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC, code -> code.aload(0).aload(1)
                    .invokespecial(Names.INSTANCE, INIT_NAME, CONSTRUCTOR).return_());
            type.withMethodBody("linked", MTD_void, ClassFile.ACC_PROTECTED, code -> {
                for (InstanceMember member : InstanceMember.values()) {
                    code.aload(0).invokevirtual(plan.moduleClass(), linker(member), MTD_void);
                }
                code.return_();
            });
            for (InstanceMember member : InstanceMember.values()) {
                emitFields(type, member);
            }
            if (InterruptionEmitter.isPossible(plan)) {
                emitInterruption(type);
            }
        });
    }

    private void emitInterruption(ClassBuilder type) {
        type.withField(MAY_BE_INTERRUPTED, CD_MethodHandle, EmittedClass.PUBLIC_STATIC | ClassFile.ACC_FINAL);
        type.withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC,
                code -> code.loadConstant(plan.moduleClass()).invokestatic(Names.of(Interruption.class), "of", OF_CLASS)
                        .putstatic(plan.moduleClass(), MAY_BE_INTERRUPTED, CD_MethodHandle).return_());
    }

    /** One method for each kind of members, so that none becomes large. */
    private static String linker(InstanceMember member) {
        return "link" + member.ordinal();
    }

    private void emitFields(ClassBuilder type, InstanceMember member) {
        int count = member.fieldCount(plan);
        for (int i = 0; i < count; i++) {
            type.withField(member.field(i), member.type(plan, i), ClassFile.ACC_PUBLIC);
        }
        type.withMethodBody(linker(member), MTD_void, ClassFile.ACC_PRIVATE, code -> {
            for (int i = 0; i < count; i++) {
                emitFill(code, member, i);
            }
            code.return_();
        });
    }

    private void emitFill(CodeBuilder code, InstanceMember member, int index) {
        code.aload(0).aload(0);
        member.find(code, plan, index);
        code.putfield(plan.moduleClass(), member.field(index), member.type(plan, index));
    }
}
