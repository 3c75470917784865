package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.engine.runtime.TailCall;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits the ends of calls. The first result, or its low half, is returned; the others are left in arrays of the instance,
 * each at its slot, and taken from there by the caller.
 */
final class ReturnEmitter {

    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final MethodTypeDesc RESERVE = MethodTypeDesc.of(CD_void, CD_int);
    private static final int RESERVED = 8;

    private final FunctionState state;
    private final Emitter out;
    private final CursorEmitter cursor;

    ReturnEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
        this.cursor = new CursorEmitter(state);
    }

    /**
     * {@code [.., result] -> unreachable}, or {@code [..] -> unreachable} where there are several values.
     *
     * @param values all results, if there are more than one value of the JVM
     */
    void emit(Variable[] values) {
        Variable[] results = Variable.halved(values);
        reserve(results.length);
        for (int i = 1; i < results.length; i++) {
            leave(results[i], i);
        }
        if (results.length > 0) {
            out.load(results[0]);
        }
        returnFirst();
    }

    /** {@code [.., results] -> unreachable}. */
    void emitFromStack() {
        leaveOthers();
        returnFirst();
    }

    /** {@code [.., results] -> [.., first result]}: leaves the others in the instance. */
    void leaveOthers() {
        Kind[] results = Kind.halved(Kind.of(state.type.results()));
        if (results.length > CursorEmitter.FEW) {
            reserve(results.length);
            cursor.leave(results, 1, 1);
        } else if (results.length > 1) {
            int mark = out.variables.mark();
            Variable[] values = out.store(results);
            reserve(results.length);
            for (int i = 1; i < values.length; i++) {
                leave(values[i], i);
            }
            out.load(values[0]);
            out.variables.release(mark);
        }
    }

    /** {@code [.., first result] -> unreachable}. */
    void returnFirst() {
        boolean isVoid = state.type.results().isEmpty();
        out.code.return_(isVoid ? TypeKind.VOID : Kind.of(state.type.results().getFirst()).type());
    }

    private void reserve(int count) {
        if (count > RESERVED) {
            state.pushSelf();
            out.push(count);
            out.code.invokevirtual(Names.INSTANCE, "reserveResults", RESERVE);
        }
    }

    /**
     * {@code [.., arguments] -> unreachable}: returns and leaves a call in the instance, to be done in place of this one. Nothing
     * can fail once it is there.
     */
    void leaveCall(Variable callee, Kind[] values) {
        Kind[] parameters = Kind.halved(values);
        int mark = out.variables.mark();
        if (parameters.length > CursorEmitter.FEW) {
            reserve(TailCall.FIRST_ARGUMENT + parameters.length);
            cursor.leave(parameters, 0, TailCall.FIRST_ARGUMENT);
        } else {
            Variable[] arguments = out.store(parameters);
            reserve(TailCall.FIRST_ARGUMENT + arguments.length);
            for (int i = 0; i < arguments.length; i++) {
                leave(arguments[i], TailCall.FIRST_ARGUMENT + i);
            }
        }
        out.variables.release(mark);
        state.pushSelf();
        out.load(callee);
        out.code.putfield(Names.INSTANCE, "tailCall", Names.FUNCTION);
        leftCall();
        state.reachable = false;
    }

    /** {@code [..] -> unreachable}: returns, after a call was left in the instance. */
    void leftCall() {
        if (state.isPart()) {
            state.exits.leftCall();
            return;
        }
        if (!state.type.results().isEmpty()) {
            Kind first = Kind.of(state.type.results().getFirst());
            out.pushDefault(first == Kind.V ? Kind.J : first);
        }
        returnFirst();
    }

    private void leave(Variable result, int index) {
        state.pushSelf();
        if (result.kind() == Kind.L) {
            out.code.getfield(Names.INSTANCE, "resultReferences", OBJECTS);
            out.push(index);
            out.load(result);
            out.code.aastore();
        } else {
            out.code.getfield(Names.INSTANCE, "resultBits", LONGS);
            out.push(index);
            out.load(result);
            out.toBits(result.kind());
            out.code.lastore();
        }
    }

    /** {@code [.., first] -> [.., results]}: takes all results, of which the first, or its low half, was returned. */
    void takeOthers(Kind[] all) {
        Kind[] results = Kind.halved(all);
        if (results.length > CursorEmitter.FEW) {
            cursor.takeOthers(results);
        } else {
            for (int i = 1; i < results.length; i++) {
                take(results[i], i);
            }
        }
    }

    /** {@code [..] -> [.., result]}: takes a result after the first. */
    private void take(Kind kind, int index) {
        state.pushSelf();
        if (kind == Kind.L) {
            out.code.getfield(Names.INSTANCE, "resultReferences", OBJECTS);
            out.push(index);
            out.code.aaload();
        } else {
            out.code.getfield(Names.INSTANCE, "resultBits", LONGS);
            out.push(index);
            out.code.laload();
            out.fromBits(kind);
        }
    }
}
