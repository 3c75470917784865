package io.zeolite.format;

import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decodes types: one method per production of the grammar.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Specification: types</a>
 */
final class TypeDecoder {

    static final int HAS_MAXIMUM = 0x01;
    static final int IS_SHARED = 0x02;
    static final int IS_64 = 0x04;
    static final int HAS_PAGE_SIZE = 0x08;

    private final ByteReader in;

    TypeDecoder(ByteReader in) {
        this.in = in;
    }

    /** {@return the elements of a vector} */
    <T> List<T> vector(Supplier<T> element) {
        int count = in.count();
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.get());
        }
        return elements;
    }

    RecursiveType recursiveType() {
        if (in.peek() != TypeCode.REC) {
            return new RecursiveType(List.of(subType()));
        }
        in.u8();
        return new RecursiveType(vector(this::subType));
    }

    private SubType subType() {
        int code = in.peek();
        if (code != TypeCode.SUB && code != TypeCode.SUB_FINAL) {
            return SubType.of(compositeType());
        }
        in.u8();
        List<TypeUse> supertypes = vector(this::typeIndex);
        return new SubType(code == TypeCode.SUB_FINAL, supertypes, compositeType());
    }

    private CompositeType compositeType() {
        int start = in.position();
        int code = in.u8();
        return switch (code) {
            case TypeCode.FUNCTION -> new FunctionType(valueTypes(), valueTypes());
            case TypeCode.STRUCT -> new StructType(vector(this::fieldType));
            case TypeCode.ARRAY -> new ArrayType(fieldType());
            default -> throw in.malformed("malformed definition type: 0x%02x".formatted(code), start);
        };
    }

    private FieldType fieldType() {
        return new FieldType(storageType("malformed storage type"), mutability());
    }

    private boolean mutability() {
        int start = in.position();
        int flag = in.u8();
        if (flag > 1) {
            throw in.malformed("malformed mutability: 0x%02x".formatted(flag), start);
        }
        return flag == 1;
    }

    List<ValueType> valueTypes() {
        return vector(this::valueType);
    }

    ValueType valueType() {
        int start = in.position();
        if (storageType("malformed value type") instanceof ValueType type) {
            return type;
        }
        throw in.malformed("malformed value type: packed types stand in fields only", start);
    }

    ReferenceType referenceType() {
        int start = in.position();
        if (storageType("malformed reference type") instanceof ReferenceType type) {
            return type;
        }
        throw in.malformed("malformed reference type", start);
    }

    private StorageType storageType(String error) {
        int start = in.position();
        int code = in.u8();
        if (code == TypeCode.REF || code == TypeCode.REF_NULL) {
            return TypeCode.referenceType(code == TypeCode.REF_NULL, heapType());
        }
        StorageType type = TypeCode.storageType(code);
        if (type == null) {
            throw in.malformed("%s: 0x%02x".formatted(error, code), start);
        }
        return type;
    }

    /** {@return a heap type as its number of 33 bits, for which {@link TypeCode#heapType} gives the type} */
    long heapType() {
        int start = in.position();
        long encoded = in.s33();
        if (!TypeCode.isHeapType(encoded)) {
            throw in.malformed("malformed heap type", start);
        }
        return encoded;
    }

    BlockType blockType() {
        int start = in.position();
        int code = in.peek();
        BlockType simple = TypeCode.blockType(code);
        if (simple != null) {
            in.u8();
            return simple;
        }
        if (code == TypeCode.REF || code == TypeCode.REF_NULL) {
            return new BlockType.Value(valueType());
        }
        long index = in.s33();
        if (index < 0) {
            throw in.malformed("malformed block type: 0x%02x".formatted(code), start);
        }
        return TypeCode.blockIndex((int) index);
    }

    TypeIndex typeIndex() {
        return TypeCode.typeIndex(in.u32());
    }

    TableType tableType() {
        ReferenceType element = referenceType();
        int flags = limitsFlags(HAS_MAXIMUM | IS_64);
        return new TableType(addressType(flags), limits(flags), element);
    }

    MemoryType memoryType() {
        int flags = limitsFlags(HAS_MAXIMUM | IS_SHARED | IS_64 | HAS_PAGE_SIZE);
        Limits limits = limits(flags);
        int pageSizeLog2 = (flags & HAS_PAGE_SIZE) != 0 ? pageSizeLog2() : MemoryType.STANDARD_PAGE_SIZE_LOG2;
        return new MemoryType(addressType(flags), limits, (flags & IS_SHARED) != 0, pageSizeLog2);
    }

    private int limitsFlags(int allowed) {
        int start = in.position();
        int flags = in.u8();
        if ((flags & ~allowed) != 0) {
            throw in.malformed("malformed limits flags: 0x%02x".formatted(flags), start);
        }
        return flags;
    }

    private static AddressType addressType(int flags) {
        return (flags & IS_64) != 0 ? AddressType.I64 : AddressType.I32;
    }

    private Limits limits(int flags) {
        long minimum = in.u64();
        return (flags & HAS_MAXIMUM) != 0 ? Limits.of(minimum, in.u64()) : Limits.atLeast(minimum);
    }

    private int pageSizeLog2() {
        int start = in.position();
        int log2 = in.u32();
        if (Integer.compareUnsigned(log2, 64) >= 0) {
            throw in.malformed("invalid custom page size: 2^" + Integer.toUnsignedString(log2), start);
        }
        return log2;
    }

    GlobalType globalType() {
        return new GlobalType(valueType(), mutability());
    }

    TagType tagType() {
        int start = in.position();
        int attribute = in.u8();
        if (attribute != 0) {
            throw in.malformed("malformed tag attribute: 0x%02x".formatted(attribute), start);
        }
        return new TagType(typeIndex());
    }
}
