package io.zeolite.format;

import io.zeolite.api.type.ReferenceType;
import java.util.List;
import java.util.Objects;

/**
 * References to be copied into tables. The binary format gives functions by index too: such elements are here
 * {@code ref.func} expressions of the type {@code (ref func)}, whose bytes are made up and not those of the module.
 *
 * @param type         the type of the elements
 * @param initializers the constant expression of each element
 * @param mode         when and where the elements are copied
 */
public record ElementSegment(ReferenceType type, List<Expression> initializers, SegmentMode mode) {

    /**
     * Makes an element segment; the list is copied.
     *
     * @throws NullPointerException if an argument is null
     */
    public ElementSegment {
        Objects.requireNonNull(type, "type");
        initializers = List.copyOf(initializers);
        Objects.requireNonNull(mode, "mode");
    }
}
