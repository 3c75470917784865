package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.engine.gc.ArrayKind;
import io.zeolite.format.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits instructions on arrays, as calls of the static methods of the class of their kind. */
final class ArrayEmitter {

    private static final String MAKE = "make";

    private final FunctionState state;
    private final Emitter out;

    ArrayEmitter(FunctionState state) {
        this.state = state;
        this.out = state.out;
    }

    void emit(Opcode opcode) {
        int type = state.in.index();
        int segment = state.in.index2();
        switch (opcode) {
            case ARRAY_NEW -> {
                TypesClass.pushRuntimeType(out.code, state.plan, type);
                call(type, MAKE, arrayClass(type), List.of(), List.of(CD_int, Names.RUNTIME_TYPE));
                replace(2, Kind.L);
            }
            case ARRAY_NEW_DEFAULT -> {
                makeDefault(type);
                replace(1, Kind.L);
            }
            case ARRAY_NEW_FIXED -> fixed(type, state.in.index2());
            case ARRAY_NEW_DATA -> fromSegment(type, segment, "newFromData");
            case ARRAY_NEW_ELEM -> fromSegment(type, segment, "newFromElements");
            case ARRAY_GET, ARRAY_GET_S -> get(type, "get");
            case ARRAY_GET_U -> get(type, "getUnsigned");
            case ARRAY_SET -> {
                call(type, "set", CD_void, List.of(CD_Object, CD_int), List.of());
                state.stack.pop(3);
            }
            case ARRAY_LEN -> {
                out.call(Names.ARRAY, "length", CD_int, CD_Object);
                replace(1, Kind.I);
            }
            case ARRAY_FILL -> {
                call(type, "fill", CD_void, List.of(CD_Object, CD_int), List.of(CD_int));
                state.stack.pop(4);
            }
            case ARRAY_COPY -> {
                out.call(Names.ARRAY, "copy", CD_void, CD_Object, CD_int, CD_Object, CD_int, CD_int);
                state.stack.pop(5);
            }
            case ARRAY_INIT_DATA -> initialize(segment, "initializeFromData");
            case ARRAY_INIT_ELEM -> initialize(segment, "initializeFromElements");
            default -> throw new AssertionError(opcode);
        }
    }

    private ArrayKind kind(int type) {
        return ArrayKind.of(state.types.arrayType(type).element().storage());
    }

    private ClassDesc arrayClass(int type) {
        return Names.of(kind(type).arrayClass());
    }

    private Kind elementKind(int type) {
        return Kind.of(state.types.arrayType(type).element().storage().unpacked());
    }

    private void replace(int operands, Kind result) {
        state.stack.pop(operands);
        state.stack.push(result);
    }

    /** {@code [.., before, element, after] -> [.., result]}: calls a method of the arrays of a type. */
    private void call(int type, String name, ClassDesc result, List<ClassDesc> before, List<ClassDesc> after) {
        List<ClassDesc> parameters = new ArrayList<>(before);
        for (int part = 0; part < elementKind(type).parts(); part++) {
            parameters.add(Names.of(kind(type).carrier()));
        }
        parameters.addAll(after);
        out.code.invokestatic(arrayClass(type), name, MethodTypeDesc.of(result, parameters));
    }

    /** {@code [.., length] -> [.., array]}. */
    private void makeDefault(int type) {
        TypesClass.pushRuntimeType(out.code, state.plan, type);
        out.call(arrayClass(type), MAKE, arrayClass(type), CD_int, Names.RUNTIME_TYPE);
    }

    /** {@code [..] -> [.., array]}: one whose elements are put into it before anybody sees it. */
    void begin(int type, int length) {
        out.push(length);
        makeDefault(type);
    }

    /** {@code [.., element, array] -> [..]}. */
    void put(int type, int index) {
        out.push(index);
        call(type, "put", CD_void, List.of(), List.of(CD_Object, CD_int));
    }

    /** {@code [.., elements] -> [.., array]}. */
    private void fixed(int type, int length) {
        if (state.isGathered()) {
            state.activation.getReference(Gathering.field(state.in.position()));
            replace(length, Kind.L);
            return;
        }
        int mark = out.variables.mark();
        begin(type, length);
        Variable array = out.variables.allocate(Kind.L);
        out.store(array);
        for (int index = length - 1; index >= 0; index--) {
            out.load(array);
            put(type, index);
        }
        out.load(array);
        replace(length, Kind.L);
        out.variables.release(mark);
    }

    /** {@code [.., array, index] -> [.., element]}. */
    private void get(int type, String name) {
        ClassDesc carrier = Names.of(kind(type).carrier());
        if (elementKind(type) == Kind.V) {
            out.code.dup2();
            out.call(arrayClass(type), name, carrier, CD_Object, CD_int);
            out.code.dup2_x2().pop2();
            out.call(arrayClass(type), "getHigh", carrier, CD_Object, CD_int);
        } else {
            out.call(arrayClass(type), name, carrier, CD_Object, CD_int);
        }
        replace(2, elementKind(type));
    }

    /** {@code [.., offset, length] -> [.., array]}. */
    private void fromSegment(int type, int segment, String name) {
        state.pushSelf();
        TypesClass.pushRuntimeType(out.code, state.plan, type);
        out.push(segment);
        out.call(Names.AGGREGATE_BULK, name, CD_Object, CD_int, CD_int, Names.INSTANCE, Names.RUNTIME_TYPE, CD_int);
        replace(2, Kind.L);
    }

    /** {@code [.., array, to, from, count] -> [..]}. */
    private void initialize(int segment, String name) {
        state.pushSelf();
        out.push(segment);
        out.call(Names.AGGREGATE_BULK, name, CD_void, CD_Object, CD_int, CD_int, CD_int, Names.INSTANCE, CD_int);
        state.stack.pop(4);
    }
}
