package io.zeolite.api.type;

import java.util.Objects;

/**
 * The type of exception tags.
 *
 * @param type the function type whose parameters an exception with the tag carries: an index in syntax, a closed type
 *             in a compiled module
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#tag-types">Specification: tag types</a>
 */
public record TagType(TypeUse type) implements ExternType {

    /**
     * Makes a tag type.
     *
     * @throws NullPointerException if {@code type} is null
     */
    public TagType {
        Objects.requireNonNull(type, "type");
    }

    @Override
    public ExternKind kind() {
        return ExternKind.TAG;
    }

    /** {@return {@code tag} with the type} */
    @Override
    public String toString() {
        return "tag " + type;
    }
}
