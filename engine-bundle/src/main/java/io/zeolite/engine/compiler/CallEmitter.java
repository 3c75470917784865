package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Emits calls. */
final class CallEmitter {

    private final FunctionState state;
    private final Emitter out;
    private final MemoryEmitter memory;
    private final ReturnEmitter returns;

    CallEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.out = state.out;
        this.memory = memory;
        this.returns = new ReturnEmitter(state);
    }

    /** {@code [.., arguments] -> [.., results]}. */
    void call(int function) {
        FunctionType type = state.types.function(function);
        if (Shape.of(type).packed()) {
            int mark = out.variables.mark();
            pack(out.store(Kind.of(type.parameters())));
            out.variables.release(mark);
        }
        state.pushSelf();
        ModulePlan plan = state.plan;
        out.code.invokestatic(plan.ownerOf(function), plan.bodyName(function), plan.bodyType(function));
        returned(type, plan.growsMemory(function));
    }

    /** {@code [.., arguments, index] -> [.., results]}. */
    void callIndirect(int typeIndex, int table) {
        int mark = out.variables.mark();
        boolean isLong = state.types.table(table).address() == AddressType.I64;
        Variable index = out.variables.allocate(isLong ? Kind.J : Kind.I);
        out.store(index);
        state.stack.pop();
        FunctionType type = state.types.functionType(typeIndex);
        Variable[] arguments = out.store(Kind.of(type.parameters()));
        state.pushSelf();
        InstanceMember.TABLE.get(out.code, state.plan, table);
        out.load(index);
        TypesClass.push(out.code, state.plan, typeIndex);
        ClassDesc indexType = isLong ? CD_long : CD_int;
        out.code.invokevirtual(Names.TABLE, "callee", MethodTypeDesc.of(Names.FUNCTION, indexType, Names.DEFINED_TYPE));
        callObject(type, arguments);
        out.variables.release(mark);
    }

    /** {@code [.., arguments, function] -> [.., results]}. */
    void callReference(int typeIndex) {
        int mark = out.variables.mark();
        FunctionType type = state.types.functionType(typeIndex);
        Variable callee = out.variables.allocate(Kind.L);
        requireNonNull();
        out.store(callee);
        state.stack.pop();
        Variable[] arguments = out.store(Kind.of(type.parameters()));
        out.load(callee);
        callObject(type, arguments);
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
        if (shape.packed()) {
            pack(arguments);
        } else {
            out.load(arguments);
        }
        state.pushSelf();
        out.callFunction(shape);
        returned(type, true);
    }

    /** {@code [..] -> [.., bits, references]}. */
    private void pack(Variable[] arguments) {
        out.push(arguments.length);
        out.code.newarray(TypeKind.LONG);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].kind() != Kind.L) {
                out.code.dup();
                out.push(i);
                out.load(arguments[i]);
                out.toBits(arguments[i].kind());
                out.code.lastore();
            }
        }
        out.push(arguments.length);
        out.code.anewarray(CD_Object);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].kind() == Kind.L) {
                out.code.dup();
                out.push(i);
                out.load(arguments[i]);
                out.code.aastore();
            }
        }
    }

    /** {@code [.., first result] -> [.., results]}. */
    private void returned(FunctionType type, boolean mayHaveGrownMemory) {
        Kind[] results = Kind.of(type.results());
        for (int i = 1; i < results.length; i++) {
            returns.take(results[i], i);
        }
        state.stack.pop(type.parameters().size());
        state.stack.push(results);
        if (mayHaveGrownMemory) {
            memory.mayHaveGrown();
        }
    }
}
