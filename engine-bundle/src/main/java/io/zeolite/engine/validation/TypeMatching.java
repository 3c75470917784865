package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
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
import io.zeolite.api.type.ValueType;
import java.util.List;

/**
 * The subtype relation on closed types: whether something of one type can stand where another is expected.
 * <p>
 * Threads: safe; no state.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Specification: matching</a>
 */
public final class TypeMatching {

    private TypeMatching() {
    }

    /** {@return whether values of the type are values of the expected type} */
    public static boolean matches(ValueType type, ValueType expected) {
        return type == expected || type instanceof ReferenceType reference
                && expected instanceof ReferenceType expectedReference && matches(reference, expectedReference);
    }

    /** {@return whether references of the type are references of the expected type} */
    public static boolean matches(ReferenceType type, ReferenceType expected) {
        return (!type.nullable() || expected.nullable()) && matches(type.heap(), expected.heap());
    }

    /**
     * {@return whether objects of the type are objects of the expected type}
     *
     * @throws IllegalArgumentException if a type is not closed
     */
    public static boolean matches(HeapType type, HeapType expected) {
        return type == expected || switch (type) {
            case AbstractHeapType heap -> switch (expected) {
                case AbstractHeapType expectedHeap -> matches(heap, expectedHeap);
                case TypeUse use -> heap == bottom(closed(use).subType().composite());
            };
            case TypeUse use -> switch (expected) {
                case AbstractHeapType expectedHeap -> matches(kind(closed(use).subType().composite()), expectedHeap);
                case TypeUse expectedUse -> matches(closed(use), closed(expectedUse));
            };
        };
    }

    private static DefinedType closed(TypeUse use) {
        return switch (use) {
            case DefinedType type -> type;
            case TypeIndex _, RecursiveTypeIndex _ -> throw new IllegalArgumentException("not closed: " + use);
        };
    }

    private static AbstractHeapType kind(CompositeType type) {
        return switch (type) {
            case FunctionType _ -> AbstractHeapType.FUNC;
            case StructType _ -> AbstractHeapType.STRUCT;
            case ArrayType _ -> AbstractHeapType.ARRAY;
        };
    }

    private static AbstractHeapType bottom(CompositeType type) {
        return switch (type) {
            case FunctionType _ -> AbstractHeapType.NOFUNC;
            case StructType _, ArrayType _ -> AbstractHeapType.NONE;
        };
    }

    private static boolean matches(AbstractHeapType type, AbstractHeapType expected) {
        return type == expected || switch (type) {
            case FUNC, EXTERN, EXN, ANY -> false;
            case NOFUNC -> expected == AbstractHeapType.FUNC;
            case NOEXTERN -> expected == AbstractHeapType.EXTERN;
            case NOEXN -> expected == AbstractHeapType.EXN;
            case EQ -> expected == AbstractHeapType.ANY;
            case I31, STRUCT, ARRAY -> expected == AbstractHeapType.EQ || expected == AbstractHeapType.ANY;
            case NONE -> top(expected) == AbstractHeapType.ANY;
        };
    }

    /** {@return the top of the hierarchy that the abstract type is in} */
    static AbstractHeapType top(AbstractHeapType type) {
        return switch (type) {
            case FUNC, NOFUNC -> AbstractHeapType.FUNC;
            case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
            case EXN, NOEXN -> AbstractHeapType.EXN;
            case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
        };
    }

    /** {@return the top of the hierarchy that the closed type is in} */
    static AbstractHeapType top(HeapType type) {
        return switch (type) {
            case AbstractHeapType heap -> top(heap);
            case TypeUse use -> top(kind(closed(use).subType().composite()));
        };
    }

    /** {@return whether the type is the expected one or declares it as supertype, directly or through others} */
    public static boolean matches(DefinedType type, DefinedType expected) {
        if (type.equals(expected)) {
            return true;
        }
        RecursiveType group = type.group();
        int index = type.index();
        while (true) {
            SubType member = group.members().get(index);
            if (member.supertypes().isEmpty()) {
                return false;
            }
            switch (member.supertypes().getFirst()) {
                case RecursiveTypeIndex(int place) -> index = place;
                case DefinedType supertype -> {
                    group = supertype.group();
                    index = supertype.index();
                }
                case TypeIndex open -> throw new IllegalArgumentException("not closed: " + open);
            }
            if (index == expected.index() && group.equals(expected.group())) {
                return true;
            }
        }
    }

    /** {@return whether the composite type may be declared as a sub type of the expected one} */
    public static boolean matches(CompositeType type, CompositeType expected) {
        return switch (type) {
            case FunctionType function -> expected instanceof FunctionType(var parameters, var results)
                    && matches(parameters, function.parameters()) && matches(function.results(), results);
            case StructType(var fields) -> expected instanceof StructType(var expectedFields)
                    && matchesPrefix(fields, expectedFields);
            case ArrayType(var element) -> expected instanceof ArrayType(var expectedElement)
                    && matches(element, expectedElement);
        };
    }

    /** {@return whether the types match the expected ones, one by one} */
    static boolean matches(List<ValueType> types, List<ValueType> expected) {
        if (types.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!matches(types.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesPrefix(List<FieldType> fields, List<FieldType> expected) {
        if (fields.size() < expected.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!matches(fields.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(FieldType type, FieldType expected) {
        return type.mutable() == expected.mutable() && matches(type.storage(), expected.storage())
                && (!type.mutable() || matches(expected.storage(), type.storage()));
    }

    /** {@return whether what is stored as the type can be read as the expected one} */
    static boolean matches(StorageType type, StorageType expected) {
        return type == expected
                || type instanceof ValueType value && expected instanceof ValueType other && matches(value, other);
    }

    /**
     * {@return whether something with the external type can be linked where the expected one is asked for}
     *
     * @throws IllegalArgumentException if a type is not closed
     */
    public static boolean matches(ExternType type, ExternType expected) {
        return switch (type) {
            case ExternType.Function(var use) -> expected instanceof ExternType.Function(var other)
                    && matches(closed(use), closed(other));
            case TableType table -> expected instanceof TableType other && table.address() == other.address()
                    && table.limits().matches(other.limits()) && equal(table.element(), other.element());
            case MemoryType memory -> expected instanceof MemoryType other && memory.address() == other.address()
                    && memory.limits().matches(other.limits()) && memory.shared() == other.shared()
                    && memory.pageSizeLog2() == other.pageSizeLog2();
            case GlobalType global -> expected instanceof GlobalType other && global.mutable() == other.mutable()
                    && (global.mutable() ? equal(global.value(), other.value())
                            : matches(global.value(), other.value()));
            case TagType(var use) -> expected instanceof TagType(var other) && closed(use).equals(closed(other));
        };
    }

    private static boolean equal(ValueType type, ValueType other) {
        return matches(type, other) && matches(other, type);
    }
}
