package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.runtime.CodePosition;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.TailCall;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Emits calls. */
final class CallEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;
    private final ReturnEmitter returns;
    private final CursorEmitter cursor;
    private final InterruptionEmitter interruption;

    CallEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
        this.returns = new ReturnEmitter(state);
        this.cursor = new CursorEmitter(state);
        this.interruption = new InterruptionEmitter(state);
    }

    /** {@code [.., arguments] -> [.., results]}. */
    void call(int function) {
        FunctionType type = state.types.function(function);
        if (Shape.of(type).packed()) {
            cursor.pack(Kind.of(type.parameters()));
        }
        state.pushSelf();
        ModulePlan plan = state.plan;
        out.code.invokestatic(plan.ownerOf(function), plan.entryName(function), plan.bodyType(function));
        returned(type, plan.growsMemory(function), plan.isImported(function));
    }

    /** {@code [.., arguments, index] -> [.., results]}. */
    void callIndirect(int typeIndex, int table) {
        int mark = out.variables.mark();
        FunctionType type = state.types.functionType(typeIndex);
        Variable index = storeTop();
        if (Shape.of(type).packed()) {
            element(typeIndex, table, index);
            callPacked(type);
        } else {
            Variable[] arguments = out.store(Kind.of(type.parameters()));
            element(typeIndex, table, index);
            callObject(type, arguments);
        }
        out.variables.release(mark);
    }

    /** {@code [.., arguments, function] -> [.., results]}. */
    void callReference(int typeIndex) {
        int mark = out.variables.mark();
        FunctionType type = state.types.functionType(typeIndex);
        requireNonNull();
        if (Shape.of(type).packed()) {
            state.stack.pop();
            callPacked(type);
        } else {
            Variable callee = storeTop();
            Variable[] arguments = out.store(Kind.of(type.parameters()));
            out.load(callee);
            callObject(type, arguments);
        }
        out.variables.release(mark);
    }

    /** {@code [.., operand] -> [..]}: into a new variable. */
    private Variable storeTop() {
        Variable stored = out.variables.allocate(state.stack.pop());
        out.store(stored);
        return stored;
    }

    /** {@code [..] -> [.., function]}: one in a table. */
    private void element(int typeIndex, int table, Variable index) {
        state.pushSelf();
        InstanceMember.TABLE.get(out.code, state.plan, table);
        out.load(index);
        TypesClass.push(out.code, state.plan, typeIndex);
        ClassDesc indexType = index.kind() == Kind.J ? CD_long : CD_int;
        out.code.invokevirtual(Names.TABLE, "callee", MethodTypeDesc.of(Names.FUNCTION, indexType, Names.DEFINED_TYPE));
    }

    /**
     * {@code [.., arguments] -> unreachable}: calls a function in place of this one, or leaves the call to whoever called
     * if there are too many frames already of functions that have ended so.
     */
    void replaceOrLeave(int function, int line) {
        int mark = out.variables.mark();
        Variable allowed = out.variables.allocate(Kind.I);
        Label tooMany = out.label();
        state.pushSelf();
        out.code.getfield(Names.INSTANCE, TailCall.IN_PLACE, CD_int).dup();
        out.store(allowed);
        out.code.ifeq(tooMany);
        state.pushSelf();
        out.load(allowed);
        out.code.iconst_1().isub().putfield(Names.INSTANCE, TailCall.IN_PLACE, CD_int);
        state.pushSelf();
        out.code.lineNumber(line);
        ModulePlan plan = state.plan;
        out.code.invokestatic(plan.ownerOf(function), plan.stepName(function), plan.bodyType(function));
        out.code.lineNumber(CodePosition.NO_CALL);
        returns.returnFirst();
        out.code.labelBinding(tooMany);
        leave(function);
        out.variables.release(mark);
    }

    /** {@code [.., arguments] -> unreachable}: leaves the call of a function to whoever called. */
    void leave(int function) {
        int mark = out.variables.mark();
        Kind[] parameters = Kind.of(state.types.function(function).parameters());
        Variable callee = out.variables.allocate(Kind.L);
        state.pushSelf();
        if (state.plan.isImported(function)) {
            InstanceMember.FUNCTION.get(out.code, state.plan, function);
        } else {
            out.push(function);
            out.code.invokevirtual(Names.INSTANCE, "function", MethodTypeDesc.of(Names.FUNCTION, CD_int));
        }
        out.store(callee);
        returns.leaveCall(callee, parameters);
        out.variables.release(mark);
    }

    /** {@code [.., arguments, index] -> unreachable}: leaves the call of a function to whoever called. */
    void leaveIndirect(int typeIndex, int table) {
        int mark = out.variables.mark();
        Variable index = storeTop();
        element(typeIndex, table, index);
        Variable callee = out.variables.allocate(Kind.L);
        out.store(callee);
        returns.leaveCall(callee, Kind.of(state.types.functionType(typeIndex).parameters()));
        out.variables.release(mark);
    }

    /** {@code [.., arguments, function] -> unreachable}: leaves the call of the function to whoever called. */
    void leaveReference(int typeIndex) {
        int mark = out.variables.mark();
        requireNonNull();
        out.code.checkcast(Names.FUNCTION);
        Variable callee = storeTop();
        returns.leaveCall(callee, Kind.of(state.types.functionType(typeIndex).parameters()));
        out.variables.release(mark);
    }

    /** {@code [.., reference] -> [.., reference]}. */
    void requireNonNull() {
        Label present = out.label();
        out.code.dup().ifnonnull(present);
        out.trap("nullReference");
        out.code.labelBinding(present);
    }

    /** {@code [.., function] -> [.., results]}. */
    private void callObject(FunctionType type, Variable[] arguments) {
        Shape shape = state.plan.shape(type);
        out.code.checkcast(shape.signatureClass());
        out.load(arguments);
        state.pushSelf();
        out.callFunction(shape);
        returned(type, true, true);
    }

    /** {@code [.., arguments, function] -> [.., results]}: the arguments go in arrays. */
    private void callPacked(FunctionType type) {
        int mark = out.variables.mark();
        Shape shape = state.plan.shape(type);
        Variable callee = out.variables.allocate(Kind.L);
        out.code.checkcast(shape.signatureClass());
        out.store(callee);
        cursor.pack(Kind.of(type.parameters()));
        Variable[] arrays = out.store(new Kind[] {Kind.L, Kind.L});
        out.load(callee);
        out.load(arrays);
        state.pushSelf();
        out.callFunction(shape);
        returned(type, true, true);
        out.variables.release(mark);
    }

    /** {@code [.., first result] -> [.., results]}. */
    private void returned(FunctionType type, boolean mayHaveGrownMemory, boolean maybeOfHost) {
        Kind[] results = Kind.of(type.results());
        returns.takeOthers(results);
        state.stack.pop(type.parameters().size());
        state.stack.push(results);
        if (mayHaveGrownMemory) {
            memory.mayHaveGrown();
        }
        if (maybeOfHost) {
            interruption.checkItself();
        }
    }
}
