package io.zeolite.api.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of structures: a fixed sequence of fields.
 *
 * @param fields the types of the fields, in order
 */
public record StructType(List<FieldType> fields) implements CompositeType {

    /** Makes a structure type; the list is copied. */
    public StructType {
        fields = List.copyOf(fields);
    }

    /** {@return the type in the text format, for example {@code (struct (field i32))}} */
    @Override
    public String toString() {
        return fields.stream().map(field -> " (field " + field + ")").collect(Collectors.joining("", "(struct", ")"));
    }
}
