package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of arrays: any number of elements of one type.
 *
 * @param element the type of each element
 */
public record ArrayType(FieldType element) implements CompositeType {

    /**
     * Makes an array type.
     *
     * @throws NullPointerException if {@code element} is null
     */
    public ArrayType {
        Objects.requireNonNull(element, "element");
    }

    /** {@return the type in the text format, for example {@code (array (mut i8))}} */
    @Override
    public String toString() {
        return "(array " + element + ")";
    }
}
