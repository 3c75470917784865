package io.zeolite.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/**
 * Emits methods that execute an observed function and tell its listeners:
 *
 * <pre>
 * R listen7(P.., Instance last) {
 *     ListenedCall call = ListenedCall.begin(definer, 7, last, parameters);
 *     try {
 *         R result = ..;                                // the function
 *     } catch (Throwable thrown) {
 *         call.thrown = thrown;
 *         throw call.abort();
 *     }
 *     if (last.tailCall != null) {                      // if the function may leave one
 *         call.replace(last);
 *         return result;
 *     }
 *     call.end(last, results);
 *     return result;
 * }
 * </pre>
 */
public final class ListenerEmitter {

    private static final ClassDesc CALL = ClassDesc.of(ListenedCall.class.getName());
    private static final ClassDesc INSTANCE = ClassDesc.of(Instance.class.getName());
    private static final ClassDesc FUNCTION = ClassDesc.of(FunctionInstance.class.getName());
    private static final MethodTypeDesc BEGIN = MethodTypeDesc.of(CALL, INSTANCE, CD_int, INSTANCE, SlotAccess.SLOTS);
    private static final MethodTypeDesc END = MethodTypeDesc.of(CD_void, INSTANCE, SlotAccess.SLOTS);
    private static final MethodTypeDesc REPLACE = MethodTypeDesc.of(CD_void, INSTANCE);
    private static final MethodTypeDesc ABORT = MethodTypeDesc.of(ClassDesc.of(RuntimeException.class.getName()));

    private final CodeBuilder code;
    private final Shape shape;
    private final FunctionType type;
    /** The last parameter: the instance that executes, and where results after the first are left. */
    private final int last;

    private ListenerEmitter(CodeBuilder code, Shape shape) {
        this.code = code;
        this.shape = shape;
        this.type = shape.type();
        this.last = code.parameterSlot(shape.callType().parameterCount() - 1);
    }

    /**
     * Emits the method's code.
     *
     * @param shape           the shape of the function, whose parameters the method has
     * @param function        the function's index
     * @param definer         pushes the instance that defines it
     * @param execute         calls it, with all parameters pushed
     * @param leavesTailCalls whether it may leave tail calls, and so may the method
     */
    public static void emit(CodeBuilder code, Shape shape, int function, Consumer<CodeBuilder> definer,
            Consumer<CodeBuilder> execute, boolean leavesTailCalls) {
        new ListenerEmitter(code, shape).emit(function, definer, execute, leavesTailCalls);
    }

    private void emit(int function, Consumer<CodeBuilder> definer, Consumer<CodeBuilder> execute,
            boolean leavesTailCalls) {
        int parameters = parameters();
        int call = code.allocateLocal(TypeKind.REFERENCE);
        definer.accept(code);
        code.loadConstant(function).aload(last).aload(parameters).invokestatic(CALL, "begin", BEGIN).astore(call);
        TypeKind kind = TypeKind.from(shape.callType().returnType());
        int result = kind == TypeKind.VOID ? -1 : code.allocateLocal(kind);
        Label start = code.newBoundLabel();
        for (int i = 0; i < shape.callType().parameterCount(); i++) {
            code.loadLocal(TypeKind.from(shape.callType().parameterType(i)), code.parameterSlot(i));
        }
        execute.accept(code);
        if (kind != TypeKind.VOID) {
            code.storeLocal(kind, result);
        }
        Label end = code.newBoundLabel();
        if (leavesTailCalls) {
            emitReplace(call, kind, result);
        }
        int results = results(result);
        code.aload(call).aload(last).aload(results).invokevirtual(CALL, "end", END);
        emitReturn(kind, result);
        Label handler = code.newBoundLabel();
        int thrown = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(thrown).aload(call).aload(thrown).putfield(CALL, "thrown", CD_Throwable);
        code.aload(call).invokevirtual(CALL, "abort", ABORT).athrow();
        code.exceptionCatchAll(start, end, handler);
    }

    private void emitReplace(int call, TypeKind kind, int result) {
        Label returned = code.newLabel();
        code.aload(last).getfield(INSTANCE, "tailCall", FUNCTION).ifnull(returned);
        code.aload(call).aload(last).invokevirtual(CALL, "replace", REPLACE);
        emitReturn(kind, result);
        code.labelBinding(returned);
    }

    private void emitReturn(TypeKind kind, int result) {
        if (kind != TypeKind.VOID) {
            code.loadLocal(kind, result);
        }
        code.return_(kind);
    }

    /** {@return the local variable that holds slots with the parameters} */
    private int parameters() {
        int slots = code.allocateLocal(TypeKind.REFERENCE);
        SlotAccess.create(code, type.parameterSlots(), type.parameters());
        code.astore(slots);
        SlotAccess.setParameters(code, slots, shape);
        return slots;
    }

    /** {@return the local variable that holds slots with the first result} */
    private int results(int first) {
        int slots = code.allocateLocal(TypeKind.REFERENCE);
        SlotAccess.create(code, type.resultSlots(), type.results());
        code.astore(slots);
        if (first >= 0) {
            ValueType result = type.results().getFirst();
            SlotAccess.set(code, slots, 0, result == VectorType.V128 ? NumberType.I64 : result, first);
        }
        return slots;
    }
}
