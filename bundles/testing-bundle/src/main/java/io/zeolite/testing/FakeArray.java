package io.zeolite.testing;

import io.zeolite.api.WasmArray;
import io.zeolite.api.type.ArrayType;
import io.zeolite.api.type.DefinedType;

/**
 * An array whose elements are objects. That these are of the elements' type is not checked.
 * <p>
 * Threads: confined, or guarded by who shares it.
 */
public final class FakeArray implements WasmArray {

    private final DefinedType type;
    private final boolean mutable;
    private final Object[] values;

    /**
     * Makes an array.
     *
     * @param type   its type
     * @param values the values of all elements, in order
     * @throws IllegalArgumentException if the type is none of arrays
     */
    public FakeArray(DefinedType type, Object... values) {
        if (!(type.expand() instanceof ArrayType expanded)) {
            throw new IllegalArgumentException("no array type: " + type);
        }
        this.type = type;
        this.mutable = expanded.element().mutable();
        this.values = values.clone();
    }

    @Override
    public DefinedType type() {
        return type;
    }

    @Override
    public int length() {
        return values.length;
    }

    @Override
    public Object get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, Object value) {
        if (!mutable) {
            throw new IllegalStateException("immutable elements");
        }
        values[index] = value;
    }
}
