package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits the ends of calls. The first result is returned; the others are left in arrays of the instance, at the index of
 * the result, and taken from there by the caller.
 */
final class ReturnEmitter {

    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final MethodTypeDesc RESERVE = MethodTypeDesc.of(CD_void, CD_int);
    private static final int RESERVED = 8;

    private final FunctionState state;
    private final Emitter out;

    ReturnEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    /**
     * {@code [.., result] -> unreachable}, or {@code [..] -> unreachable} where there are several.
     *
     * @param results all results if there are several
     */
    void emit(Variable[] results) {
        if (results.length > RESERVED) {
            state.pushSelf();
            out.push(results.length);
            out.code.invokevirtual(Names.INSTANCE, "reserveResults", RESERVE);
        }
        for (int i = 1; i < results.length; i++) {
            leave(results[i], i);
        }
        if (results.length > 0) {
            out.load(results[0]);
        }
        boolean isVoid = state.type.results().isEmpty();
        out.code.return_(isVoid ? TypeKind.VOID : Kind.of(state.type.results().getFirst()).type());
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

    /** {@code [..] -> [.., result]}: takes a result after the first. */
    void take(Kind kind, int index) {
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
