package io.zeolite.engine.interpreter;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.VectorType;
import io.zeolite.engine.gc.ArrayInstance;
import io.zeolite.engine.gc.Casts;
import io.zeolite.engine.gc.RuntimeType;
import io.zeolite.engine.gc.StructureInstance;
import io.zeolite.engine.runtime.AggregateBulk;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.Opcode;
import java.util.List;

/** Instructions on structures, arrays and i31, and casts. */
final class AggregateOperations {

    private static final AbstractHeapType[] HEAP_TYPES = AbstractHeapType.values();

    private AggregateOperations() {
    }

    /**
     * Executes the instruction: operands are in slots from {@code b} on, and so is the result.
     *
     * @param index   the first index of the immediates; of a cast that of the type, or what {@link #encode} made
     * @param index2  the second
     * @param defined of a cast: whether the index is that of a type
     * @param orNull  of a cast: whether null passes
     */
    static void execute(Opcode opcode, Instance self, long[] stack, Object[] references, int b, int index, int index2,
            boolean defined, boolean orNull) {
        switch (opcode) {
            case STRUCT_NEW -> references[b] = newStructure(self.runtimeType(index), stack, references, b);
            case STRUCT_NEW_DEFAULT -> references[b] = self.runtimeType(index).newStructure();
            case STRUCT_GET, STRUCT_GET_S -> getField(references[b], index2, field(self, index, index2), stack,
                    references, b);
            case STRUCT_GET_U -> stack[b] = unsigned(StructureInstance.of(references[b]).bits(index2),
                    field(self, index, index2));
            case STRUCT_SET -> setField(StructureInstance.of(references[b]), index2, field(self, index, index2), stack,
                    references, b + 1);
            case ARRAY_NEW -> references[b] = newArray(self.runtimeType(index), stack, references, b);
            case ARRAY_NEW_DEFAULT -> references[b] = ArrayInstance.make(self.runtimeType(index), (int) stack[b]);
            case ARRAY_NEW_FIXED -> references[b] = newFixed(self.runtimeType(index), index2, stack, references, b);
            case ARRAY_NEW_DATA -> references[b] = AggregateBulk.newFromData((int) stack[b], (int) stack[b + 1], self,
                    self.runtimeType(index), index2);
            case ARRAY_NEW_ELEM -> references[b] = AggregateBulk.newFromElements((int) stack[b], (int) stack[b + 1],
                    self, self.runtimeType(index), index2);
            case ARRAY_GET, ARRAY_GET_S -> getElement(references[b], (int) stack[b + 1], stack, references, b);
            case ARRAY_GET_U -> {
                ArrayInstance array = ArrayInstance.of(references[b]);
                stack[b] = unsigned(array.bits(array.check((int) stack[b + 1])), element(array));
            }
            case ARRAY_SET -> fill(references[b], (int) stack[b + 1], 1, stack, references, b + 2);
            case ARRAY_LEN -> stack[b] = ArrayInstance.length(references[b]);
            case ARRAY_FILL -> {
                int count = (int) stack[b + 2 + width(element(self.runtimeType(index)))];
                fill(references[b], (int) stack[b + 1], count, stack, references, b + 2);
            }
            case ARRAY_COPY -> ArrayInstance.copy(references[b], (int) stack[b + 1], references[b + 2],
                    (int) stack[b + 3], (int) stack[b + 4]);
            case ARRAY_INIT_DATA -> AggregateBulk.initializeFromData(references[b], (int) stack[b + 1],
                    (int) stack[b + 2], (int) stack[b + 3], self, index2);
            case ARRAY_INIT_ELEM -> AggregateBulk.initializeFromElements(references[b], (int) stack[b + 1],
                    (int) stack[b + 2], (int) stack[b + 3], self, index2);
            case REF_TEST, REF_TEST_NULL -> stack[b] = isInstance(references[b], self, index, defined, orNull) ? 1 : 0;
            case REF_CAST, REF_CAST_NULL ->
                    Casts.cast(references[b], isInstance(references[b], self, index, defined, orNull));
            case REF_EQ -> stack[b] = Casts.areEqual(references[b], references[b + 1]) ? 1 : 0;
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
                // the same object
            }
            case REF_I31 -> references[b] = Casts.i31((int) stack[b]);
            case I31_GET_S -> stack[b] = Casts.i31Signed(references[b]);
            case I31_GET_U -> stack[b] = Casts.i31Unsigned(references[b]);
            default -> throw new AssertionError(opcode);
        }
    }

    /** {@return a number for a heap type that is not defined by a module} */
    static int encode(AbstractHeapType type) {
        return type.ordinal();
    }

    private static boolean isInstance(Object reference, Instance self, int index, boolean defined, boolean orNull) {
        if (reference == null) {
            return orNull;
        }
        if (!defined) {
            return Casts.isInstance(reference, HEAP_TYPES[index]);
        }
        ModuleTypes types = self.init().module().types();
        return types.composite(index) instanceof FunctionType
                ? Casts.isInstance(reference, types.type(index))
                : self.runtimeType(index).isInstance(reference);
    }

    /** {@return the number of slots of a value} */
    static int width(StorageType type) {
        return type == VectorType.V128 ? 2 : 1;
    }

    private static StorageType field(Instance self, int typeIndex, int field) {
        return ((StructType) self.runtimeType(typeIndex).composite()).fields().get(field).storage();
    }

    private static StorageType element(RuntimeType type) {
        return ((ArrayType) type.composite()).element().storage();
    }

    private static StorageType element(ArrayInstance array) {
        return element(array.runtimeType());
    }

    private static long unsigned(long bits, StorageType type) {
        return bits & (type == PackedType.I8 ? 0xff : 0xffff);
    }

    private static Object newStructure(RuntimeType type, long[] stack, Object[] references, int b) {
        StructureInstance structure = type.newStructure();
        List<FieldType> fields = ((StructType) type.composite()).fields();
        int slot = b;
        for (int i = 0; i < fields.size(); i++) {
            StorageType storage = fields.get(i).storage();
            setField(structure, i, storage, stack, references, slot);
            slot += width(storage);
        }
        return structure;
    }

    private static void getField(Object reference, int field, StorageType type, long[] stack, Object[] references,
            int b) {
        StructureInstance structure = StructureInstance.of(reference);
        if (type instanceof ReferenceType) {
            references[b] = structure.reference(field);
        } else {
            stack[b] = structure.bits(field);
            if (type == VectorType.V128) {
                stack[b + 1] = structure.highBits(field);
            }
        }
    }

    private static void setField(StructureInstance structure, int field, StorageType type, long[] stack,
            Object[] references, int slot) {
        if (type instanceof ReferenceType) {
            structure.setReference(field, references[slot]);
        } else {
            structure.setBits(field, stack[slot]);
            if (type == VectorType.V128) {
                structure.setHighBits(field, stack[slot + 1]);
            }
        }
    }

    private static Object newArray(RuntimeType type, long[] stack, Object[] references, int b) {
        ArrayInstance array = ArrayInstance.make(type, (int) stack[b + width(element(type))]);
        fill(array, 0, array.length(), stack, references, b);
        return array;
    }

    private static Object newFixed(RuntimeType type, int count, long[] stack, Object[] references, int b) {
        ArrayInstance array = ArrayInstance.make(type, count);
        int width = width(element(type));
        for (int i = 0; i < count; i++) {
            fill(array, i, 1, stack, references, b + i * width);
        }
        return array;
    }

    private static void getElement(Object reference, int index, long[] stack, Object[] references, int b) {
        ArrayInstance array = ArrayInstance.of(reference);
        array.check(index);
        StorageType type = element(array);
        if (type instanceof ReferenceType) {
            references[b] = array.reference(index);
        } else {
            stack[b] = array.bits(index);
            if (type == VectorType.V128) {
                stack[b + 1] = array.highBits(index);
            }
        }
    }

    private static void fill(Object reference, int from, int count, long[] stack, Object[] references, int slot) {
        ArrayInstance array = ArrayInstance.of(reference);
        array.checkRange(from, count);
        StorageType type = element(array);
        if (type instanceof ReferenceType) {
            array.fillReference(from, count, references[slot]);
        } else {
            array.fillBits(from, count, stack[slot], type == VectorType.V128 ? stack[slot + 1] : 0);
        }
    }
}
