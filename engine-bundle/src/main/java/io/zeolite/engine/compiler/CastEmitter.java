package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import io.zeolite.format.Opcode;
import java.lang.classfile.Label;

/** Emits tests, casts, comparisons and conversions of references. */
final class CastEmitter {

    private final FunctionState state;
    private final Emitter out;

    CastEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    void emit(Opcode opcode) {
        switch (opcode) {
            case REF_TEST, REF_TEST_NULL -> {
                test(state.in.castTarget());
                replace(1, Kind.I);
            }
            case REF_CAST, REF_CAST_NULL -> {
                out.code.dup();
                test(state.in.castTarget());
                out.call(Names.CASTS, "cast", CD_Object, CD_Object, CD_boolean);
            }
            case REF_EQ -> {
                out.call(Names.CASTS, "areEqual", CD_boolean, CD_Object, CD_Object);
                replace(2, Kind.I);
            }
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
            case REF_I31 -> {
                out.call(Names.CASTS, "i31", CD_Object, CD_int);
                replace(1, Kind.L);
            }
            case I31_GET_S -> fromI31("i31Signed");
            case I31_GET_U -> fromI31("i31Unsigned");
            default -> throw new AssertionError(opcode);
        }
    }

    private void fromI31(String name) {
        out.call(Names.CASTS, name, CD_int, CD_Object);
        replace(1, Kind.I);
    }

    private void replace(int operands, Kind result) {
        state.stack.pop(operands);
        state.stack.push(result);
    }

    /** {@code [.., reference] -> [.., int]}: whether it is of the type. */
    void test(ReferenceType target) {
        if (!target.nullable()) {
            testNonNull(target);
            return;
        }
        Label notNull = out.label();
        Label end = out.label();
        out.code.dup().ifnonnull(notNull).pop().iconst_1().goto_(end).labelBinding(notNull);
        testNonNull(target);
        out.code.labelBinding(end);
    }

    private void testNonNull(ReferenceType target) {
        switch (target.heap()) {
            case AbstractHeapType.NONE, AbstractHeapType.NOFUNC, AbstractHeapType.NOEXTERN, AbstractHeapType.NOEXN ->
                    out.code.pop().iconst_0();
            case AbstractHeapType heap -> {
                String name = heap.toString();
                out.call(Names.CASTS, "is" + Character.toUpperCase(name.charAt(0)) + name.substring(1), CD_boolean,
                        CD_Object);
            }
            case TypeIndex defined -> testDefined(defined.index());
            case TypeUse use -> throw new AssertionError(use);
        }
    }

    private void testDefined(int type) {
        if (state.types.composite(type) instanceof FunctionType) {
            TypesClass.push(out.code, state.plan, type);
            out.call(Names.CASTS, "isInstance", CD_boolean, CD_Object, Names.DEFINED_TYPE);
        } else {
            TypesClass.pushRuntimeType(out.code, state.plan, type);
            String name = state.types.type(type).subType().isFinal() ? "isExactly" : "isInstance";
            out.call(Names.CASTS, name, CD_boolean, CD_Object, Names.RUNTIME_TYPE);
        }
    }
}
