package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.MethodTypeDesc;

/** Emits the moves of many values between the operand stack and arrays. */
final class CursorEmitter {

    /** As many values are moved without a cursor. */
    static final int FEW = 64;

    private static final MethodTypeDesc RESULTS = MethodTypeDesc.of(Names.VALUE_CURSOR, Names.INSTANCE, CD_int);
    private static final MethodTypeDesc CREATE = MethodTypeDesc.of(Names.VALUE_CURSOR, CD_int);

    private final FunctionState state;
    private final Emitter out;

    CursorEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    /** {@code [.., values] -> [.., bits, references]}: in new arrays, each at its index. */
    void pack(Kind[] values) {
        Kind[] kinds = Kind.halved(values);
        int mark = out.variables.mark();
        Variable cursor = out.variables.allocate(Kind.L);
        out.push(kinds.length);
        out.code.invokestatic(Names.VALUE_CURSOR, "create", CREATE);
        out.store(cursor);
        put(kinds, 0, cursor);
        out.load(cursor);
        out.code.getfield(Names.VALUE_CURSOR, "bits", CD_long.arrayType());
        out.load(cursor);
        out.code.getfield(Names.VALUE_CURSOR, "references", CD_Object.arrayType());
        out.variables.release(mark);
    }

    /** {@code [.., values] -> [.., kept values]}: leaves all but the first few in the instance, from an index on. */
    void leave(Kind[] kinds, int kept, int index) {
        int mark = out.variables.mark();
        Variable cursor = out.variables.allocate(Kind.L);
        state.pushSelf();
        out.push(index + kinds.length - kept);
        out.code.invokestatic(Names.VALUE_CURSOR, "results", RESULTS);
        out.store(cursor);
        put(kinds, kept, cursor);
        out.variables.release(mark);
    }

    private void put(Kind[] kinds, int kept, Variable cursor) {
        for (int i = kinds.length - 1; i >= kept; i--) {
            out.load(cursor);
            out.code.invokestatic(Names.VALUE_CURSOR, "put",
                    MethodTypeDesc.of(CD_void, kinds[i].carrier(), Names.VALUE_CURSOR));
        }
    }

    /** {@code [..] -> [.., values]}: takes all but the first results, which the callee left in the instance. */
    void takeOthers(Kind[] results) {
        int mark = out.variables.mark();
        Variable cursor = out.variables.allocate(Kind.L);
        state.pushSelf();
        out.push(1);
        out.code.invokestatic(Names.VALUE_CURSOR, "results", RESULTS);
        out.store(cursor);
        for (int i = 1; i < results.length; i++) {
            out.load(cursor);
            out.code.invokevirtual(Names.VALUE_CURSOR, "take" + results[i], MethodTypeDesc.of(results[i].carrier()));
        }
        out.variables.release(mark);
    }
}
