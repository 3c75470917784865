package io.zeolite.format;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.RecursiveTypeIndex;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import java.util.List;
import java.util.function.Consumer;

/**
 * Encodes types: the counterpart of {@link TypeDecoder}, method by method.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Specification: types</a>
 */
final class TypeEncoder {

    private final ByteWriter out;

    TypeEncoder(ByteWriter out) {
        this.out = out;
    }

    <T> void vector(List<T> elements, Consumer<? super T> element) {
        out.u32(elements.size());
        elements.forEach(element);
    }

    void recursiveType(RecursiveType type) {
        if (type.members().size() == 1) {
            subType(type.members().getFirst());
        } else {
            out.u8(TypeCode.REC);
            vector(type.members(), this::subType);
        }
    }

    private void subType(SubType type) {
        if (!type.isFinal() || !type.supertypes().isEmpty()) {
            out.u8(type.isFinal() ? TypeCode.SUB_FINAL : TypeCode.SUB);
            vector(type.supertypes(), this::typeUse);
        }
        compositeType(type.composite());
    }

    private void compositeType(CompositeType type) {
        switch (type) {
            case FunctionType function -> {
                out.u8(TypeCode.FUNCTION);
                vector(function.parameters(), this::storageType);
                vector(function.results(), this::storageType);
            }
            case StructType struct -> {
                out.u8(TypeCode.STRUCT);
                vector(struct.fields(), this::fieldType);
            }
            case ArrayType array -> {
                out.u8(TypeCode.ARRAY);
                fieldType(array.element());
            }
        }
    }

    private void fieldType(FieldType type) {
        storageType(type.storage());
        mutability(type.mutable());
    }

    private void mutability(boolean mutable) {
        out.u8(mutable ? 1 : 0);
    }

    /** Writes value types too, which are storage types. */
    void storageType(StorageType type) {
        if (type instanceof ReferenceType reference && !TypeCode.isShort(reference)) {
            out.u8(reference.nullable() ? TypeCode.REF_NULL : TypeCode.REF);
            heapType(reference.heap());
        } else {
            out.u8(TypeCode.of(type));
        }
    }

    void heapType(HeapType type) {
        switch (type) {
            case AbstractHeapType heap -> out.u8(TypeCode.of(heap));
            case TypeUse use -> out.s64(Integer.toUnsignedLong(index(use)));
        }
    }

    void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty() -> out.u8(TypeCode.EMPTY_BLOCK);
            case BlockType.Value(var value) -> storageType(value);
            case BlockType.Index(int index) -> out.s64(Integer.toUnsignedLong(index));
        }
    }

    void typeUse(TypeUse use) {
        out.u32(index(use));
    }

    private static int index(TypeUse use) {
        return switch (use) {
            case TypeIndex(int index) -> index;
            case RecursiveTypeIndex _, DefinedType _ ->
                    throw new IllegalArgumentException(
                            "the binary format refers to types by index only, not by " + use);
        };
    }

    void tableType(TableType type) {
        storageType(type.element());
        limits(type.limits(), addressFlag(type.address()));
    }

    void memoryType(MemoryType type) {
        boolean customPages = type.pageSizeLog2() != MemoryType.STANDARD_PAGE_SIZE_LOG2;
        limits(type.limits(), addressFlag(type.address()) | (type.shared() ? TypeDecoder.IS_SHARED : 0)
                | (customPages ? TypeDecoder.HAS_PAGE_SIZE : 0));
        if (customPages) {
            out.u32(type.pageSizeLog2());
        }
    }

    private static int addressFlag(AddressType address) {
        return address == AddressType.I64 ? TypeDecoder.IS_64 : 0;
    }

    private void limits(Limits limits, int flags) {
        out.u8(flags | (limits.maximum().isPresent() ? TypeDecoder.HAS_MAXIMUM : 0));
        out.u64(limits.minimum());
        limits.maximum().ifPresent(out::u64);
    }

    void globalType(GlobalType type) {
        storageType(type.value());
        mutability(type.mutable());
    }

    void tagType(TagType type) {
        out.u8(0);
        typeUse(type.type());
    }
}
