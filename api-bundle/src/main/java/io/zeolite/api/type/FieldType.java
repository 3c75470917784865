package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of a field of a structure, or of an array's elements.
 *
 * @param storage what is stored
 * @param mutable whether it can be set after creation
 */
public record FieldType(StorageType storage, boolean mutable) {

    /**
     * Makes a field type.
     *
     * @throws NullPointerException if {@code storage} is null
     */
    public FieldType {
        Objects.requireNonNull(storage, "storage");
    }

    /** {@return the type in the text format, for example {@code (mut i8)}} */
    @Override
    public String toString() {
        return mutable ? "(mut " + storage + ")" : storage.toString();
    }
}
