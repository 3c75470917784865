package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Calls in tail position, in constant space: a function that ends in one returns first and leaves
 * {@linkplain Instance#tailCall what is to be called} in its instance, with the arguments. Whoever called it lets
 * {@link #finish} call that, and so on until a function returns and leaves no more.
 * <p>
 * Most calls among the functions of a module are not left, as this takes several times as long: they are made
 * {@linkplain Instance#tailCallsInPlace as often} as {@value #MOST_IN_PLACE} times, one within the other. The next is left,
 * and all these frames go at once. Whoever executes what was left, or calls a function that may leave calls, allows as many
 * again, but only until that call ends, in whichever way.
 */
public final class TailCall {

    private static final ClassDesc INSTANCE = ClassDesc.of(Instance.class.getName());
    private static final ClassDesc SELF = ClassDesc.of(TailCall.class.getName());
    private static final int FROM = 1;

    /** The index of the first argument; at 0 is the first result. */
    public static final int FIRST_ARGUMENT = 1;
    /** The name of {@link FunctionInstance#continueTail}. */
    public static final String CONTINUE = "continueTail";
    /** The descriptor of {@link FunctionInstance#continueTail}. */
    public static final MethodTypeDesc CONTINUE_TYPE = MethodTypeDesc.of(INSTANCE, INSTANCE);

    /** The name of {@link Instance#tailCallsInPlace}. */
    public static final String IN_PLACE = "tailCallsInPlace";
    /** How many calls in tail position may be made one within the other, before one is left. */
    public static final int MOST_IN_PLACE = 24;

    private TailCall() {
    }

    /**
     * Calls what was left to be called in the instance; all results are left there, the first at index 0.
     *
     * @param left what was left. It is no longer in the instance, where it would stay if the stack ended at this call
     */
    public static void finish(Instance instance, FunctionInstance left, int resultSlots) {
        FunctionInstance callee = left;
        Instance at = instance;
        while (callee != null) {
            at = resume(callee, at);
            callee = at.tailCall;
            at.tailCall = null;
        }
        if (at != instance) {
            instance.reserveResults(resultSlots);
            System.arraycopy(at.resultBits, 0, instance.resultBits, 0, resultSlots);
            System.arraycopy(at.resultReferences, 0, instance.resultReferences, 0, resultSlots);
        }
    }

    private static Instance resume(FunctionInstance callee, Instance from) {
        Instance definer = callee.instance;
        int allowed = definer.tailCallsInPlace;
        definer.tailCallsInPlace = MOST_IN_PLACE;
        try {
            return callee.continueTail(from);
        } finally {
            definer.tailCallsInPlace = allowed;
        }
    }

    /** {@return a copy of the bits of the arguments; emitted code calls it} */
    public static long[] bits(Instance from, int slots) {
        return Arrays.copyOfRange(from.resultBits, FIRST_ARGUMENT, FIRST_ARGUMENT + slots);
    }

    /** {@return a copy of the references among the arguments; emitted code calls it} */
    public static Object[] references(Instance from, int slots) {
        return Arrays.copyOfRange(from.resultReferences, FIRST_ARGUMENT, FIRST_ARGUMENT + slots);
    }

    /**
     * Emits what {@link FunctionInstance#continueTail} does, which leaves its result on the stack.
     *
     * @param callee pushes what comes before the arguments
     * @param call   pushes the instance and calls
     * @param place  pushes the instance in which results are left
     */
    public static void emitContinue(CodeBuilder code, Shape shape, Consumer<CodeBuilder> callee,
            Consumer<CodeBuilder> call,
            Consumer<CodeBuilder> place) {
        callee.accept(code);
        if (shape.packed()) {
            int slots = shape.type().parameterSlots();
            code.aload(FROM).loadConstant(slots)
                    .invokestatic(SELF, "bits", MethodTypeDesc.of(CD_long.arrayType(), INSTANCE, CD_int));
            code.aload(FROM).loadConstant(slots)
                    .invokestatic(SELF, "references", MethodTypeDesc.of(CD_Object.arrayType(), INSTANCE, CD_int));
        } else {
            for (int i = 0; i < shape.callType().parameterCount() - 1; i++) {
                code.aload(FROM);
                emitTake(code, shape.callType().parameterType(i), FIRST_ARGUMENT + i);
            }
        }
        call.accept(code);
        ClassDesc result = shape.callType().returnType();
        if (!result.equals(CD_void)) {
            int first = code.allocateLocal(TypeKind.from(result));
            code.storeLocal(TypeKind.from(result), first);
            place.accept(code);
            emitLeave(code, result, first);
        }
        place.accept(code);
    }

    /** {@code [instance] -> [value]}: takes a value from an index of the instance. */
    public static void emitTake(CodeBuilder code, ClassDesc carrier, int index) {
        if (!carrier.isPrimitive()) {
            code.getfield(INSTANCE, "resultReferences", CD_Object.arrayType()).loadConstant(index).aaload();
            return;
        }
        code.getfield(INSTANCE, "resultBits", CD_long.arrayType()).loadConstant(index).laload();
        switch (TypeKind.from(carrier)) {
            case INT -> code.l2i();
            case FLOAT -> code.l2i().invokestatic(CD_Float, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
            case DOUBLE -> code.invokestatic(CD_Double, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
            default -> {}
        }
    }

    /** {@code [instance] -> []}: leaves the value of a local variable at index 0 of the instance. */
    private static void emitLeave(CodeBuilder code, ClassDesc carrier, int local) {
        if (!carrier.isPrimitive()) {
            code.getfield(INSTANCE, "resultReferences", CD_Object.arrayType()).iconst_0().aload(local).aastore();
            return;
        }
        code.getfield(INSTANCE, "resultBits", CD_long.arrayType()).iconst_0().loadLocal(TypeKind.from(carrier), local);
        switch (TypeKind.from(carrier)) {
            case INT -> code.i2l();
            case FLOAT -> code.invokestatic(CD_Float, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float)).i2l();
            case DOUBLE -> code.invokestatic(CD_Double, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
            default -> {}
        }
        code.lastore();
    }
}
