package io.zeolite.engine.gc;

import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.VectorType;

/** The kinds of arrays, by what their elements are. */
public enum ArrayKind {
    /** Of bytes. */
    I8(I8Array.class, int.class, 1),
    /** Of 16-bit integers. */
    I16(I16Array.class, int.class, 2),
    /** Of i32. */
    I32(I32Array.class, int.class, 4),
    /** Of i64. */
    I64(I64Array.class, long.class, 8),
    /** Of f32. */
    F32(F32Array.class, float.class, 4),
    /** Of f64. */
    F64(F64Array.class, double.class, 8),
    /** Of v128. */
    V128(V128Array.class, long.class, 16),
    /** Of references. */
    REFERENCE(ReferenceArray.class, Object.class, 0);

    private final Class<? extends ArrayInstance> arrayClass;
    private final Class<?> carrier;
    private final int bytes;

    ArrayKind(Class<? extends ArrayInstance> arrayClass, Class<?> carrier, int bytes) {
        this.arrayClass = arrayClass;
        this.carrier = carrier;
        this.bytes = bytes;
    }

    /** {@return the kind of arrays with such elements} */
    public static ArrayKind of(StorageType element) {
        return switch (element) {
            case PackedType.I8 -> I8;
            case PackedType.I16 -> I16;
            case NumberType.I32 -> I32;
            case NumberType.I64 -> I64;
            case NumberType.F32 -> F32;
            case NumberType.F64 -> F64;
            case VectorType.V128 -> V128;
            case ReferenceType _ -> REFERENCE;
        };
    }

    /** {@return the kind of the arrays of a type} */
    public static ArrayKind of(RuntimeType type) {
        return of(type.array().element().storage());
    }

    /** {@return the class of the arrays} */
    public Class<? extends ArrayInstance> arrayClass() {
        return arrayClass;
    }

    /** {@return the Java type of elements on the operand stack; of each half of a v128} */
    public Class<?> carrier() {
        return carrier;
    }

    /** {@return the size of an element in a data segment in bytes; 0 for references} */
    public int bytes() {
        return bytes;
    }
}
