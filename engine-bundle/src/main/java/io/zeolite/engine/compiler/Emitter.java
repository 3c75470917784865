package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.engine.runtime.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits the bytecode of one method: what the builder of the platform does, in terms of {@link Kind}s and
 * {@link Variable}s. The comments show the operand stack before and after.
 */
final class Emitter {

    /** The lower half of a long. */
    static final long LOW_32 = 0xFFFF_FFFFL;

    private static final MethodTypeDesc INT_TO_FLOAT = MethodTypeDesc.of(CD_float, CD_int);
    private static final MethodTypeDesc LONG_TO_DOUBLE = MethodTypeDesc.of(CD_double, CD_long);
    private static final MethodTypeDesc FLOAT_TO_INT = MethodTypeDesc.of(CD_int, CD_float);
    private static final MethodTypeDesc DOUBLE_TO_LONG = MethodTypeDesc.of(CD_long, CD_double);

    /** The builder, for what needs no help. */
    final CodeBuilder code;
    /** The local variables. */
    final Variables variables = new Variables();

    Emitter(CodeBuilder code) {
        this.code = code;
    }

    Label label() {
        return code.newLabel();
    }

    /** {@code [..] -> [.., value]}. */
    void load(Variable variable) {
        for (int part = 0; part < variable.kind().parts(); part++) {
            code.loadLocal(variable.kind().type(), variable.part(part).slot());
        }
    }

    /** {@code [..] -> [.., first, .., last]}. */
    void load(Variable[] loaded) {
        for (Variable variable : loaded) {
            load(variable);
        }
    }

    /** {@code [.., value] -> [..]}. */
    void store(Variable variable) {
        for (int part = variable.kind().parts() - 1; part >= 0; part--) {
            code.storeLocal(variable.kind().type(), variable.part(part).slot());
        }
    }

    /** {@code [.., first, .., last] -> [..]}. */
    void store(Variable[] stored) {
        for (int i = stored.length - 1; i >= 0; i--) {
            store(stored[i]);
        }
    }

    /** {@code [.., first, .., last] -> [..]}: into new variables. */
    Variable[] store(Kind[] kinds) {
        Variable[] stored = variables.allocate(kinds);
        store(stored);
        return stored;
    }

    /** {@code [.., value] -> [..]}. */
    void pop(Kind kind) {
        for (int part = 0; part < kind.parts(); part++) {
            if (kind.type().slotSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        }
    }

    /** {@code [.., value] -> [.., value, value]}, but for vectors. */
    void dup(Kind kind) {
        if (kind.slots() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
    }

    /** {@code [.., a, b] -> [.., b, a]}, both of the same kind. */
    void swap(Kind kind) {
        switch (kind.slots()) {
            case 1 -> code.swap();
            case 2 -> code.dup2_x2().pop2();
            default -> {
                int mark = variables.mark();
                Variable b = variables.allocate(kind);
                Variable a = variables.allocate(kind);
                store(b);
                store(a);
                load(b);
                load(a);
                variables.release(mark);
            }
        }
    }

    /** {@code [.., value, reference] -> [.., reference, value]}, but for vectors. */
    void swapWithReference(Kind kind) {
        if (kind.slots() == 2) {
            code.dup_x2().pop();
        } else {
            code.swap();
        }
    }

    /** {@code [..] -> [.., value]}. */
    void push(int value) {
        code.loadConstant(value);
    }

    /** {@code [..] -> [.., value]}. */
    void push(long value) {
        code.loadConstant(value);
    }

    /** {@code [..] -> [.., value]}. Class files keep the payload of no NaN but one. */
    void pushFloat(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            push(bits);
            code.invokestatic(CD_Float, "intBitsToFloat", INT_TO_FLOAT);
        } else {
            code.loadConstant(value);
        }
    }

    /** {@code [..] -> [.., value]}. Class files keep the payload of no NaN but one. */
    void pushDouble(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            push(bits);
            code.invokestatic(CD_Double, "longBitsToDouble", LONG_TO_DOUBLE);
        } else {
            code.loadConstant(value);
        }
    }

    /** {@code [..] -> [.., zero or null]}. */
    void pushDefault(Kind kind) {
        switch (kind) {
            case I -> code.iconst_0();
            case J -> code.lconst_0();
            case F -> code.fconst_0();
            case D -> code.dconst_0();
            case L -> code.aconst_null();
            case V, VI, VF, NONE -> {
                for (int part = 0; part < kind.parts(); part++) {
                    pushDefault(kind.part());
                }
            }
            case VB -> new VectorApi(this).constant(0, 0);
        }
    }

    /** {@code [.., int] -> [.., long]}, unsigned. */
    void extendUnsigned() {
        code.i2l();
        push(LOW_32);
        code.land();
    }

    /** {@code [.., float] -> [.., int]}. */
    void floatToIntBits() {
        code.invokestatic(CD_Float, "floatToRawIntBits", FLOAT_TO_INT);
    }

    /** {@code [.., int] -> [.., float]}. */
    void intToFloatBits() {
        code.invokestatic(CD_Float, "intBitsToFloat", INT_TO_FLOAT);
    }

    /** {@code [.., number] -> [.., long]}: as a slot holds it. */
    void toBits(Kind kind) {
        switch (kind) {
            case I -> extendUnsigned();
            case J -> {}
            case F -> {
                floatToIntBits();
                extendUnsigned();
            }
            case D -> code.invokestatic(CD_Double, "doubleToRawLongBits", DOUBLE_TO_LONG);
            case L, V, VI, VF, VB, NONE -> throw new IllegalArgumentException("no bits for a slot: " + kind);
        }
    }

    /** {@code [.., long] -> [.., number]}. */
    void fromBits(Kind kind) {
        switch (kind) {
            case I -> code.l2i();
            case J -> {}
            case F -> {
                code.l2i();
                intToFloatBits();
            }
            case D -> code.invokestatic(CD_Double, "longBitsToDouble", LONG_TO_DOUBLE);
            case L, V, VI, VF, VB, NONE -> throw new IllegalArgumentException("no bits for a slot: " + kind);
        }
    }

    /** {@code [..] -> [.., bits]}: the numbers in an array, each at its slot. */
    void packBits(Variable[] packed) {
        Variable[] values = Variable.halved(packed);
        push(values.length);
        code.newarray(TypeKind.LONG);
        for (int i = 0; i < values.length; i++) {
            if (values[i].kind() != Kind.L) {
                code.dup();
                push(i);
                load(values[i]);
                toBits(values[i].kind());
                code.lastore();
            }
        }
    }

    /** {@code [..] -> [.., references]}: the references in an array, each at its slot. */
    void packReferences(Variable[] packed) {
        Variable[] values = Variable.halved(packed);
        push(values.length);
        code.anewarray(CD_Object);
        for (int i = 0; i < values.length; i++) {
            if (values[i].kind() == Kind.L) {
                code.dup();
                push(i);
                load(values[i]);
                code.aastore();
            }
        }
    }

    /** {@code [.., operands] -> [.., result]}: calls a static method. */
    void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(owner, name, MethodTypeDesc.of(result, parameters));
    }

    /** {@code [.., function, arguments, caller] -> [.., result]}: calls a function object. */
    void callFunction(Shape shape) {
        code.invokevirtual(shape.signatureClass(), Shape.CALL, shape.callType());
    }

    /** Throws what a static method of the traps gives. */
    void trap(String name) {
        code.invokestatic(Names.TRAP, name, MethodTypeDesc.of(Names.TRAP)).athrow();
    }
}
