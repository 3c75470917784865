package io.zeolite.api;

import io.zeolite.api.type.TableType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A table of references. Functions are {@link WasmFunction}s, host values are the objects themselves, null is the null
 * reference.
 * <p>
 * Errors: accesses beyond the size throw {@link IndexOutOfBoundsException}; values that are not of the element type
 * throw {@link ClassCastException}.
 */
@ProviderType
public interface Table {

    /** {@return indices, size range and element type, the minimum being the present size} */
    TableType type();

    /** {@return the number of elements} */
    long size();

    /** {@return the element; null is the null reference} */
    Object get(long index);

    /** Sets the element. */
    void set(long index, Object reference);

    /**
     * Grows the table.
     *
     * @param elements how many elements to add, unsigned
     * @param initial  the value of each new element
     * @return the size before; -1 if the table cannot grow by so much, and then nothing has changed
     */
    long grow(long elements, Object initial);
}
