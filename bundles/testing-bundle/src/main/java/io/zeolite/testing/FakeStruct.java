package io.zeolite.testing;

import io.zeolite.api.WasmStruct;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.StructType;

/**
 * A structure whose fields are objects. That these are of the fields' types is not checked.
 * <p>
 * Threads: confined, or guarded by who shares it.
 */
public final class FakeStruct implements WasmStruct {

    private final DefinedType type;
    private final StructType struct;
    private final Object[] values;

    /**
     * Makes a structure.
     *
     * @param type   its type
     * @param values the values of all fields, in order
     * @throws IllegalArgumentException if the type is none of structures, or has another number of fields
     */
    public FakeStruct(DefinedType type, Object... values) {
        if (!(type.expand() instanceof StructType expanded)) {
            throw new IllegalArgumentException("no structure type: " + type);
        }
        if (expanded.fields().size() != values.length) {
            throw new IllegalArgumentException(
                    "expected %d fields, but passed %d".formatted(expanded.fields().size(), values.length));
        }
        this.type = type;
        this.struct = expanded;
        this.values = values.clone();
    }

    @Override
    public DefinedType type() {
        return type;
    }

    @Override
    public int fieldCount() {
        return values.length;
    }

    @Override
    public Object get(int field) {
        return values[field];
    }

    @Override
    public void set(int field, Object value) {
        if (!struct.fields().get(field).mutable()) {
            throw new IllegalStateException("immutable field " + field);
        }
        values[field] = value;
    }
}
