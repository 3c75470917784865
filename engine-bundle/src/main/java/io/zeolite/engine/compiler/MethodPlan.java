package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.engine.runtime.ListenerEmitter;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.TailCall;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A method that a function, or a part of it, becomes.
 *
 * @param name the name; of what executes instructions it ends in {@code $} and the function's index, by which stack
 *             traces find the function
 * @param type the descriptor
 * @param body emits the code; it may be run again if jumps turn out to be long
 */
record MethodPlan(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {

    private static final String TAIL_CALL = "tailCall";
    private static final MethodTypeDesc FINISH = MethodTypeDesc.of(CD_void, Names.INSTANCE, Names.FUNCTION, CD_int);

    /** {@return the methods that a function becomes, without its parts} Calls go to the first. */
    static List<MethodPlan> of(ModulePlan plan, FunctionPlan function) {
        List<MethodPlan> methods = new ArrayList<>();
        int index = function.function;
        MethodTypeDesc type = plan.bodyType(index);
        if (plan.leavesTailCalls(index)) {
            methods.add(new MethodPlan(plan.entryName(index), type, code -> emitEntry(plan, index, code)));
        }
        if (plan.isObserved(index)) {
            methods.add(new MethodPlan(plan.stepName(index), type, code -> emitListen(plan, index, code)));
        }
        methods.add(of(plan, function, function.pieces.getFirst()));
        methods.addAll(ParameterArrays.unpackMethods(plan, function));
        return methods;
    }

    /** {@return the method that a piece of a function becomes} */
    static MethodPlan of(ModulePlan plan, FunctionPlan function, Piece piece) {
        return new MethodPlan(function.name(piece), function.type(piece),
                code -> new FunctionEmitter(plan, function, piece, code).emit());
    }

    /** Emits a method that calls the body and tells listeners. */
    private static void emitListen(ModulePlan plan, int function, CodeBuilder code) {
        MethodTypeDesc type = plan.bodyType(function);
        int self = code.parameterSlot(type.parameterCount() - 1);
        ListenerEmitter.emit(code, Shape.of(plan.types().function(function)), function, definer -> definer.aload(self),
                call -> call.invokestatic(plan.ownerOf(function), plan.bodyName(function), type),
                plan.leavesTailCalls(function));
    }

    /** Emits a method that executes the function and then, as long as there are any, the tail calls that are left to it. */
    private static void emitEntry(ModulePlan plan, int function, CodeBuilder code) {
        MethodTypeDesc type = plan.bodyType(function);
        int self = code.parameterSlot(type.parameterCount() - 1);
        int allowed = code.allocateLocal(TypeKind.INT);
        code.aload(self).getfield(Names.INSTANCE, TailCall.IN_PLACE, CD_int).istore(allowed);
        code.aload(self).loadConstant(TailCall.MOST_IN_PLACE).putfield(Names.INSTANCE, TailCall.IN_PLACE, CD_int);
        Label start = code.newBoundLabel();
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokestatic(plan.ownerOf(function), plan.stepName(function), type);
        Label left = code.newLabel();
        int callee = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(self).getfield(Names.INSTANCE, TAIL_CALL, Names.FUNCTION).astore(callee);
        code.aload(callee).ifnonnull(left);
        emitRestore(code, self, allowed);
        TypeKind result = TypeKind.from(type.returnType());
        code.return_(result);
        code.labelBinding(left);
        if (result != TypeKind.VOID) {
            code.storeLocal(result, code.allocateLocal(result));
        }
        code.aload(self).aconst_null().putfield(Names.INSTANCE, TAIL_CALL, Names.FUNCTION);
        code.aload(self).aload(callee).loadConstant(plan.types().function(function).resultSlots())
                .invokestatic(Names.TAIL_CALL, "finish", FINISH);
        Label end = code.newBoundLabel();
        emitRestore(code, self, allowed);
        if (result != TypeKind.VOID) {
            code.aload(self);
            TailCall.emitTake(code, type.returnType(), 0);
        }
        code.return_(result);
        Label handler = code.newBoundLabel();
        emitRestore(code, self, allowed);
        code.athrow();
        code.exceptionCatchAll(start, end, handler);
    }

    private static void emitRestore(CodeBuilder code, int self, int allowed) {
        code.aload(self).iload(allowed).putfield(Names.INSTANCE, TailCall.IN_PLACE, CD_int);
    }
}
