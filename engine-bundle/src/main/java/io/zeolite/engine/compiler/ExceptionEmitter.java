package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.zeolite.format.CatchClause;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits what makes exceptions and takes them apart. */
final class ExceptionEmitter {

    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, Names.TAG, CD_long.arrayType(),
            CD_Object.arrayType());
    private static final MethodTypeDesc GET_TAG = MethodTypeDesc.of(Names.TAG);
    private static final MethodTypeDesc GET_BITS = MethodTypeDesc.of(CD_long, CD_int);
    private static final MethodTypeDesc GET_REFERENCE = MethodTypeDesc.of(CD_Object, CD_int);

    private final FunctionState state;
    private final Emitter out;

    ExceptionEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    /** {@code [.., values] -> unreachable}. */
    void raise(int tag) {
        int mark = out.variables.mark();
        Kind[] kinds = Kind.of(state.types.tag(tag).parameters());
        Variable[] values = out.store(kinds);
        out.code.new_(Names.GUEST_EXCEPTION).dup();
        pushTag(tag);
        out.packBits(values);
        if (List.of(kinds).contains(Kind.L)) {
            out.packReferences(values);
        } else {
            out.code.aconst_null();
        }
        out.code.invokespecial(Names.GUEST_EXCEPTION, INIT_NAME, CONSTRUCTOR).athrow();
        out.variables.release(mark);
        state.reachable = false;
    }

    /** {@code [.., exception] -> unreachable}. */
    void raiseReference() {
        Label present = out.label();
        out.code.dup().ifnonnull(present);
        out.trap("nullReference");
        out.code.labelBinding(present).checkcast(Names.GUEST_EXCEPTION).athrow();
        state.reachable = false;
    }

    /** {@code [..] -> [..]}: jumps if the exception has another tag. */
    void jumpUnlessTagged(Variable exception, int tag, Label other) {
        out.load(exception);
        out.code.invokevirtual(Names.GUEST_EXCEPTION, "tag", GET_TAG);
        pushTag(tag);
        out.code.if_acmpne(other);
    }

    /** {@code [..] -> [.., values and exception]}, as the clause asks for them. */
    void unpack(Variable exception, CatchClause clause) {
        if (clause.kind().hasTag()) {
            Kind[] kinds = Kind.of(state.types.tag(clause.tag()).parameters());
            int slot = 0;
            for (Kind kind : kinds) {
                unpack(exception, slot++, kind == Kind.V ? Kind.J : kind);
                if (kind == Kind.V) {
                    unpack(exception, slot++, Kind.J);
                }
            }
            state.stack.push(kinds);
        }
        if (clause.kind().passesException()) {
            out.load(exception);
            state.stack.push(Kind.L);
        }
    }

    /** {@code [..] -> [.., value]}: what the exception has in a slot. */
    private void unpack(Variable exception, int slot, Kind kind) {
        out.load(exception);
        out.push(slot);
        if (kind == Kind.L) {
            out.code.invokevirtual(Names.GUEST_EXCEPTION, "reference", GET_REFERENCE);
        } else {
            out.code.invokevirtual(Names.GUEST_EXCEPTION, "bits", GET_BITS);
            out.fromBits(kind);
        }
    }

    /** {@code [..] -> [.., tag]}. */
    private void pushTag(int tag) {
        state.pushSelf();
        out.code.getfield(Names.INSTANCE, "tags", Names.TAG.arrayType());
        out.push(tag);
        out.code.aaload();
    }
}
