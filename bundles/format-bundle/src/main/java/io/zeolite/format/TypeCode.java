package io.zeolite.format;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes that stand for types, and the types that need one byte only.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Specification: types</a>
 */
final class TypeCode {

    static final int REF = 0x64;
    static final int REF_NULL = 0x63;
    static final int FUNCTION = 0x60;
    static final int STRUCT = 0x5F;
    static final int ARRAY = 0x5E;
    static final int SUB = 0x50;
    static final int SUB_FINAL = 0x4F;
    static final int REC = 0x4E;
    static final int EMPTY_BLOCK = 0x40;

    private static final int LIMIT = 0x80;
    private static final StorageType[] STORAGE = new StorageType[LIMIT];
    private static final BlockType[] BLOCKS = new BlockType[LIMIT];
    private static final ReferenceType[] NON_NULL = new ReferenceType[LIMIT];
    private static final Map<Object, Integer> CODES = new HashMap<>();
    private static final TypeIndex[] INDICES = new TypeIndex[64];
    private static final BlockType[] BLOCK_INDICES = new BlockType[64];

    static {
        define(0x7F, NumberType.I32);
        define(0x7E, NumberType.I64);
        define(0x7D, NumberType.F32);
        define(0x7C, NumberType.F64);
        define(0x7B, VectorType.V128);
        define(0x78, PackedType.I8);
        define(0x77, PackedType.I16);
        define(0x74, AbstractHeapType.NOEXN);
        define(0x73, AbstractHeapType.NOFUNC);
        define(0x72, AbstractHeapType.NOEXTERN);
        define(0x71, AbstractHeapType.NONE);
        define(0x70, AbstractHeapType.FUNC);
        define(0x6F, AbstractHeapType.EXTERN);
        define(0x6E, AbstractHeapType.ANY);
        define(0x6D, AbstractHeapType.EQ);
        define(0x6C, AbstractHeapType.I31);
        define(0x6B, AbstractHeapType.STRUCT);
        define(0x6A, AbstractHeapType.ARRAY);
        define(0x69, AbstractHeapType.EXN);
        BLOCKS[EMPTY_BLOCK] = BlockType.EMPTY;
        for (int i = 0; i < INDICES.length; i++) {
            INDICES[i] = new TypeIndex(i);
            BLOCK_INDICES[i] = new BlockType.Index(i);
        }
    }

    private TypeCode() {}

    private static void define(int code, StorageType type) {
        STORAGE[code] = type;
        CODES.put(type, code);
        if (type instanceof ValueType value) {
            BLOCKS[code] = new BlockType.Value(value);
        }
    }

    private static void define(int code, AbstractHeapType heap) {
        CODES.put(heap, code);
        NON_NULL[code] = ReferenceType.nonNull(heap);
        define(code, ReferenceType.nullable(heap));
    }

    /** {@return the byte of a type that has one: number, vector, packed or abstract heap type} */
    static int of(Object type) {
        return CODES.get(type);
    }

    /** {@return whether a single byte stands for the type} */
    static boolean isShort(StorageType type) {
        return CODES.containsKey(type);
    }

    /** {@return the storage type that the byte stands for, or null} */
    static StorageType storageType(int code) {
        return code < LIMIT ? STORAGE[code] : null;
    }

    /** {@return the block type that the byte stands for, or null} */
    static BlockType blockType(int code) {
        return code < LIMIT ? BLOCKS[code] : null;
    }

    /** {@return the block type that refers to a type of the module} */
    static BlockType blockIndex(int index) {
        return Integer.compareUnsigned(index, BLOCK_INDICES.length) < 0
                ? BLOCK_INDICES[index]
                : new BlockType.Index(index);
    }

    /** {@return whether a signed number of 33 bits encodes a heap type} */
    static boolean isHeapType(long encoded) {
        return encoded >= 0 || encoded >= -64 && NON_NULL[(int) encoded & 0x7F] != null;
    }

    /** {@return the heap type that a signed number of 33 bits encodes: an index, or a byte as a negative number} */
    static HeapType heapType(long encoded) {
        return encoded >= 0 ? typeIndex((int) encoded) : NON_NULL[(int) encoded & 0x7F].heap();
    }

    /** {@return the reference type with such a heap type} */
    static ReferenceType referenceType(boolean nullable, long encoded) {
        if (encoded >= 0) {
            return new ReferenceType(nullable, typeIndex((int) encoded));
        }
        int code = (int) encoded & 0x7F;
        return nullable ? (ReferenceType) STORAGE[code] : NON_NULL[code];
    }

    /** {@return the reference to a type of the module} */
    static TypeIndex typeIndex(int index) {
        return Integer.compareUnsigned(index, INDICES.length) < 0 ? INDICES[index] : new TypeIndex(index);
    }
}
