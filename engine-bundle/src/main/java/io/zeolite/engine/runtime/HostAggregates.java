package io.zeolite.engine.runtime;

import io.zeolite.api.WasmArray;
import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StructType;
import io.zeolite.engine.gc.ArrayInstance;
import io.zeolite.engine.gc.RuntimeType;
import io.zeolite.engine.gc.StructureInstance;
import java.util.List;

/** Makes structures and arrays for Java. */
final class HostAggregates {

    private HostAggregates() {
    }

    static WasmStruct newStruct(DefinedType type, Object... values) {
        if (!(type.expand() instanceof StructType(List<FieldType> fields))) {
            throw new IllegalArgumentException("no structure type: " + type);
        }
        StructureInstance structure = RuntimeType.of(type).newStructure();
        if (values.length == 0) {
            fields.forEach(field -> checkDefault(field, type));
            return structure;
        }
        if (values.length != fields.size()) {
            throw new IllegalArgumentException(
                    "expected %d fields, but passed %d: %s".formatted(fields.size(), values.length, type));
        }
        for (int i = 0; i < values.length; i++) {
            structure.initialize(i, References.check(values[i], fields.get(i).storage()));
        }
        return structure;
    }

    private static void checkDefault(FieldType field, DefinedType type) {
        if (field.storage() instanceof ReferenceType reference && !reference.nullable()) {
            throw new IllegalArgumentException("a field has no default value: " + type);
        }
    }

    static WasmArray newArray(DefinedType type, Object... values) {
        if (!(type.expand() instanceof ArrayType(FieldType element))) {
            throw new IllegalArgumentException("no array type: " + type);
        }
        ArrayInstance array = ArrayInstance.make(RuntimeType.of(type), values.length);
        for (int i = 0; i < values.length; i++) {
            array.initialize(i, 1, References.check(values[i], element.storage()));
        }
        return array;
    }
}
