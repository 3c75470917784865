package io.zeolite.engine.gc;

import io.zeolite.api.TrapKind;
import io.zeolite.api.V128;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.runtime.References;
import io.zeolite.engine.runtime.Trap;

/**
 * A structure. Emitted subclasses have the fields, see {@link StructureLayout}; emitted code of functions uses these
 * directly, all others the methods here.
 */
public abstract non-sealed class StructureInstance extends AggregateInstance implements WasmStruct {

    /** Makes a structure with zeros. */
    protected StructureInstance(RuntimeType type) {
        super(type);
    }

    /** {@return a new structure of the same layout} */
    protected abstract StructureInstance make(RuntimeType ofType);

    /** {@return the raw bits of a field that holds a number: packed integers sign-extended, the lower half of a v128} */
    public long bits(int field) {
        throw new IndexOutOfBoundsException("no number in field " + field);
    }

    /** Sets a field that holds a number to raw bits; excess ones of a packed integer are cut off. */
    public void setBits(int field, long bits) {
        throw new IndexOutOfBoundsException("no number in field " + field);
    }

    /** {@return the upper half of a v128} */
    public long highBits(int field) {
        throw new IndexOutOfBoundsException("no v128 in field " + field);
    }

    /** Sets the upper half of a v128. */
    public void setHighBits(int field, long bits) {
        throw new IndexOutOfBoundsException("no v128 in field " + field);
    }

    /** {@return the reference in a field} */
    public Object reference(int field) {
        throw new IndexOutOfBoundsException("no reference in field " + field);
    }

    /** Sets a field to a reference, which is of its type. */
    public void setReference(int field, Object reference) {
        throw new IndexOutOfBoundsException("no reference in field " + field);
    }

    /**
     * {@return the structure that the reference is to}
     *
     * @throws Trap if it is null
     */
    public static StructureInstance of(Object reference) {
        return (StructureInstance) nonNull(reference);
    }

    /** {@return the reference, which is not null} */
    public static Object nonNull(Object reference) {
        if (reference == null) {
            throw new Trap(TrapKind.NULL_STRUCTURE_REFERENCE);
        }
        return reference;
    }

    @Override
    public final DefinedType type() {
        return type.type();
    }

    @Override
    public final int fieldCount() {
        return type.struct().fields().size();
    }

    @Override
    public final Object get(int field) {
        return switch (field(field).storage()) {
            case PackedType.I8, PackedType.I16, NumberType.I32 -> (int) bits(field);
            case NumberType.I64 -> bits(field);
            case NumberType.F32 -> Float.intBitsToFloat((int) bits(field));
            case NumberType.F64 -> Double.longBitsToDouble(bits(field));
            case VectorType.V128 -> new V128(bits(field), highBits(field));
            case ReferenceType _ -> reference(field);
        };
    }

    @Override
    public final void set(int field, Object value) {
        if (!field(field).mutable()) {
            throw new IllegalStateException("immutable field " + field + " of " + type);
        }
        initialize(field, References.check(value, field(field).storage()));
    }

    /** Sets a field, be it mutable or not, to an object of its Java type. */
    public final void initialize(int field, Object value) {
        switch (field(field).storage()) {
            case PackedType.I8, PackedType.I16, NumberType.I32 -> setBits(field, (Integer) value);
            case NumberType.I64 -> setBits(field, (Long) value);
            case NumberType.F32 -> setBits(field, Float.floatToRawIntBits((Float) value));
            case NumberType.F64 -> setBits(field, Double.doubleToRawLongBits((Double) value));
            case VectorType.V128 -> {
                V128 vector = (V128) value;
                setBits(field, vector.low());
                setHighBits(field, vector.high());
            }
            case ReferenceType _ -> setReference(field, value);
        }
    }

    private FieldType field(int field) {
        return type.struct().fields().get(field);
    }
}
