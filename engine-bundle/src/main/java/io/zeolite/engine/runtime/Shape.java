package io.zeolite.engine.runtime;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * How functions of a type are called in bytecode. References are erased to {@code Object}; a v128 is two longs.
 * <p>
 * Parameters come in order, then the instance: for the static method that is a function's body its own instance, for
 * {@code call} of a function object the caller's. The first result is returned. All others, and the upper half of a
 * v128 that comes first, are left in {@code resultBits} and {@code resultReferences} of that instance, at the index of
 * their slot in {@code Slots}. If the parameters would not fit into the 255 slots of a method, they come packed: a
 * {@code long[]} of their slots and an {@code Object[]} of the references among them.
 *
 * @param key      names the shape, for example {@code IJ_D}; shapes are the same if their keys are
 * @param type     one of the types of this shape
 * @param packed   whether the parameters come in arrays
 * @param callType the descriptor of {@code call}
 */
public record Shape(String key, FunctionType type, boolean packed, MethodTypeDesc callType) {

    /** The package of the emitted signature classes, with a full stop. */
    public static final String PACKAGE = "zeolite.signature.";

    /** The name of the method that calls a function object. */
    public static final String CALL = "call";

    private static final int MAX_PARAMETER_SLOTS = 250;
    private static final ClassDesc INSTANCE = ClassDesc.of(Instance.class.getName());
    private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    /** {@return the shape of the functions of a type} */
    public static Shape of(FunctionType type) {
        List<ClassDesc> parameters = new ArrayList<>();
        int slots = 0;
        for (ValueType parameter : type.parameters()) {
            ClassDesc carrier = carrier(parameter);
            parameters.add(carrier);
            slots += carrier == ConstantDescs.CD_long || carrier == ConstantDescs.CD_double ? 2 : 1;
            if (parameter == VectorType.V128) {
                parameters.add(carrier);
                slots += 2;
            }
        }
        boolean packed = slots > MAX_PARAMETER_SLOTS;
        if (packed) {
            parameters = new ArrayList<>(List.of(LONGS, OBJECTS));
        }
        parameters.add(INSTANCE);
        ClassDesc result = type.results().isEmpty() ? ConstantDescs.CD_void : carrier(type.results().getFirst());
        return new Shape(key(type), type, packed, MethodTypeDesc.of(result, parameters));
    }

    /** {@return the emitted abstract class of function objects of this shape} */
    public ClassDesc signatureClass() {
        return ClassDesc.of(PACKAGE + key);
    }

    /** {@return the descriptor of the static method that is a function's body, whose last parameter is its instance} */
    public MethodTypeDesc bodyType(ClassDesc instanceClass) {
        return callType.changeParameterType(callType.parameterCount() - 1, instanceClass);
    }

    /** {@return the Java type that carries a value; each half of a v128 for itself} */
    public static ClassDesc carrier(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> ConstantDescs.CD_int;
            case NumberType.I64 -> ConstantDescs.CD_long;
            case NumberType.F32 -> ConstantDescs.CD_float;
            case NumberType.F64 -> ConstantDescs.CD_double;
            case VectorType.V128 -> ConstantDescs.CD_long;
            case ReferenceType _ -> ConstantDescs.CD_Object;
        };
    }

    private static String key(FunctionType type) {
        StringBuilder key = new StringBuilder("S");
        type.parameters().forEach(parameter -> key.append(letter(parameter)));
        key.append('_');
        type.results().forEach(result -> key.append(letter(result)));
        return key.length() <= 200 ? key.toString() : compressed(key);
    }

    /** Class names end up as file names in some tools and must not grow without bound: runs are counted. */
    private static String compressed(StringBuilder key) {
        StringBuilder runs = new StringBuilder();
        for (int start = 0; start < key.length();) {
            int end = start;
            while (end < key.length() && key.charAt(end) == key.charAt(start)) {
                end++;
            }
            runs.append(key.charAt(start)).append(end - start);
            start = end;
        }
        return runs.toString();
    }

    private static char letter(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> 'I';
            case NumberType.I64 -> 'J';
            case NumberType.F32 -> 'F';
            case NumberType.F64 -> 'D';
            case VectorType.V128 -> 'V';
            case ReferenceType _ -> 'L';
        };
    }
}
