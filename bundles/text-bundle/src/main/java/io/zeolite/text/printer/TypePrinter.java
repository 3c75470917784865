package io.zeolite.text.printer;

import static java.util.stream.Collectors.joining;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.ExternType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.SubType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TagType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.BlockType;
import io.zeolite.format.IndexSpace;
import java.util.List;
import java.util.Map;

/** Prints types. Those that may be empty start with a blank, which they then lack. */
final class TypePrinter {

    private static final Identifiers NONE = new Identifiers(Map.of());

    private final Scopes scopes;

    TypePrinter(Scopes scopes) {
        this.scopes = scopes;
    }

    String storageType(StorageType type) {
        return switch (type) {
            case NumberType _, VectorType _, PackedType _ -> type.toString();
            case ReferenceType reference -> reference.heap() instanceof TypeUse use
                    ? (reference.nullable() ? "(ref null " : "(ref ") + typeUse(use) + ")"
                    : reference.toString();
        };
    }

    String heapType(HeapType type) {
        return switch (type) {
            case AbstractHeapType heap -> heap.toString();
            case TypeUse use -> typeUse(use);
        };
    }

    private String typeUse(TypeUse use) {
        return use instanceof TypeIndex(int index) ? type(index) : use.toString();
    }

    private String type(int index) {
        return scopes.of(IndexSpace.TYPE).reference(index);
    }

    String blockType(BlockType type) {
        return switch (type) {
            case BlockType.Empty() -> "";
            case BlockType.Value(ValueType value) -> " (result " + storageType(value) + ")";
            case BlockType.Index(int index) -> " (type " + type(index) + ")";
        };
    }

    String valueTypes(String keyword, List<ValueType> types) {
        return types.isEmpty() ? ""
                : " (" + keyword + types.stream().map(t -> " " + storageType(t)).collect(joining()) + ")";
    }

    /** {@return the type, with the parameters that have identifiers apart} */
    String functionType(FunctionType type, Identifiers locals) {
        return declarations("param", type.parameters(), locals, 0) + valueTypes("result", type.results());
    }

    String declarations(String keyword, List<ValueType> types, Identifiers locals, int first) {
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int i = 0; i < types.size(); i++) {
            if (locals.has(first + i)) {
                text.append(valueTypes(keyword, types.subList(start, i)));
                text.append(" (").append(keyword).append(locals.binding(first + i)).append(' ');
                text.append(storageType(types.get(i))).append(')');
                start = i + 1;
            }
        }
        return text.append(valueTypes(keyword, types.subList(start, types.size()))).toString();
    }

    /** {@return a use of a function type, spelt out if it is one} */
    String functionTypeUse(TypeUse use, Identifiers locals) {
        String named = " (type " + typeUse(use) + ")";
        return use instanceof TypeIndex(int index)
                ? named + scopes.functionType(index).map(type -> functionType(type, locals)).orElse("")
                : named;
    }

    String subType(SubType type, int index) {
        if (type.isFinal() && type.supertypes().isEmpty()) {
            return compositeType(type.composite(), index);
        }
        return "(sub " + (type.isFinal() ? "final " : "")
                + type.supertypes().stream().map(use -> typeUse(use) + " ").collect(joining())
                + compositeType(type.composite(), index) + ")";
    }

    private String compositeType(CompositeType type, int index) {
        return switch (type) {
            case FunctionType function -> "(func" + functionType(function, NONE) + ")";
            case StructType struct -> "(struct" + fields(struct.fields(), scopes.fieldsOf(index)) + ")";
            case ArrayType array -> "(array " + fieldType(array.element()) + ")";
        };
    }

    private String fields(List<FieldType> fields, Identifiers identifiers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            text.append(" (field").append(identifiers.has(i) ? identifiers.binding(i) : "").append(' ');
            text.append(fieldType(fields.get(i))).append(')');
        }
        return text.toString();
    }

    private String fieldType(FieldType type) {
        return type.mutable() ? "(mut " + storageType(type.storage()) + ")" : storageType(type.storage());
    }

    String externType(ExternType type) {
        return switch (type) {
            case ExternType.Function(TypeUse use) -> functionTypeUse(use, NONE);
            case TagType(TypeUse use) -> functionTypeUse(use, NONE);
            case TableType table -> tableType(table);
            case MemoryType memory -> memory.toString().substring("memory".length());
            case GlobalType global -> globalType(global);
        };
    }

    private String tableType(TableType type) {
        return (type.address() == AddressType.I64 ? " i64 " : " ") + type.limits() + " " + storageType(type.element());
    }

    private String globalType(GlobalType type) {
        return type.mutable() ? " (mut " + storageType(type.value()) + ")" : " " + storageType(type.value());
    }
}
