package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.TailCall;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * The class of the function objects of one function:
 *
 * <pre>
 * public final class F7 extends S {
 *     public R call(P.., Instance caller) {
 *         boolean entered = instance.enterFrom(caller);
 *         try {
 *             return Group0.name$7(P.., (Module) instance);
 *         } finally {
 *             instance.leaveTo(entered);
 *         }
 *     }
 * }
 * </pre>
 *
 * Results after the first are handed on to the caller. If the body may leave tail calls, there is a {@code continueTail}
 * that leaves them to its caller, too.
 */
final class FunctionClass {

    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(CD_void, Names.INSTANCE, Names.FUNCTION_DEFINITION,
                    Names.DEFINED_TYPE);
    private static final MethodTypeDesc ARRAY_COPY =
            MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int, CD_int);

    private static final MethodTypeDesc ENTER = MethodTypeDesc.of(CD_boolean, Names.INSTANCE);
    private static final MethodTypeDesc LEAVE = MethodTypeDesc.of(CD_void, CD_boolean);
    private static final ClassDesc THREAD = Names.of(Thread.class);
    private static final int FROM = 1;

    private final ModulePlan plan;
    private final int function;
    private final Shape shape;

    FunctionClass(ModulePlan plan, int function) {
        this.plan = plan;
        this.function = function;
        this.shape = plan.shape(plan.types().function(function));
    }

    byte[] emit() {
        ClassDesc superclass = shape.signatureClass();
        return EmittedClass.of(plan, plan.classNamed(ModulePlan.FUNCTION + function), superclass, type -> {
            type.withMethodBody(INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC,
                    code -> code.aload(0).aload(1).aload(2).aload(3)
                            .invokespecial(superclass, INIT_NAME, CONSTRUCTOR).return_());
            type.withMethodBody(Shape.CALL, shape.callType(), EmittedClass.PUBLIC_FINAL, this::emitCall);
            if (plan.leavesTailCalls(function)) {
                type.withMethodBody(TailCall.CONTINUE, TailCall.CONTINUE_TYPE, EmittedClass.PUBLIC_FINAL,
                        this::emitContinue);
            }
        });
    }

    private void emitCall(CodeBuilder code) {
        MethodTypeDesc type = shape.callType();
        int caller = type.parameterCount() - 1;
        emitEntered(code, code.parameterSlot(caller), TypeKind.from(type.returnType()), () -> {
            for (int i = 0; i < caller; i++) {
                code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
            }
            emitStaticCall(code, plan.entryName(function));
            if (shape.type().resultSlots() > 1) {
                emitHandOn(code, code.parameterSlot(caller));
            }
        });
    }

    /**
     * Emits the return of what executes in the instance, which is told when that begins and ends.
     *
     * @implNote The handler calls nothing: it may be the end of the stack that brought it here.
     */
    private static void emitEntered(CodeBuilder code, int caller, TypeKind result, Runnable body) {
        int entered = code.allocateLocal(TypeKind.INT);
        pushInstance(code);
        code.aload(caller).invokevirtual(Names.INSTANCE, "enterFrom", ENTER).istore(entered);
        Label start = code.newBoundLabel();
        body.run();
        Label end = code.newBoundLabel();
        pushInstance(code);
        code.iload(entered).invokevirtual(Names.INSTANCE, "leaveTo", LEAVE).return_(result);
        Label handler = code.newBoundLabel();
        Label left = code.newLabel();
        code.iload(entered).ifeq(left);
        pushInstance(code);
        code.aconst_null().putfield(Names.INSTANCE, "owner", THREAD);
        code.labelBinding(left).athrow();
        code.exceptionCatchAll(start, end, handler);
    }

    /** {@code [arguments] -> [result]}. */
    private void emitStaticCall(CodeBuilder code, String method) {
        pushInstance(code);
        code.checkcast(plan.moduleClass());
        code.invokestatic(plan.ownerOf(function), method, plan.bodyType(function));
    }

    private void emitContinue(CodeBuilder code) {
        emitEntered(code, FROM, TypeKind.REFERENCE, () -> TailCall.emitContinue(code, shape, _ -> {},
                call -> emitStaticCall(call, plan.stepName(function)), FunctionClass::pushInstance));
    }

    /** {@code [result] -> [result]}. */
    private void emitHandOn(CodeBuilder code, int caller) {
        Label same = code.newLabel();
        pushInstance(code);
        code.aload(caller).if_acmpeq(same);
        code.aload(caller).loadConstant(shape.type().resultSlots())
                .invokevirtual(Names.INSTANCE, "reserveResults", MethodTypeDesc.of(CD_void, CD_int));
        copy(code, caller, "resultBits", CD_long.arrayType());
        copy(code, caller, "resultReferences", CD_Object.arrayType());
        code.labelBinding(same);
    }

    private void copy(CodeBuilder code, int caller, String field, ClassDesc type) {
        pushInstance(code);
        code.getfield(Names.INSTANCE, field, type).iconst_1();
        code.aload(caller).getfield(Names.INSTANCE, field, type).iconst_1();
        code.loadConstant(shape.type().resultSlots() - 1);
        code.invokestatic(Names.of(System.class), "arraycopy", ARRAY_COPY);
    }

    private static void pushInstance(CodeBuilder code) {
        code.aload(0).getfield(Names.FUNCTION, "instance", Names.INSTANCE);
    }
}
