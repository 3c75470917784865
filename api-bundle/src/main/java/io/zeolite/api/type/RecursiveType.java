package io.zeolite.api.type;

import java.util.List;

/**
 * Types that are defined together and may refer to each other.
 *
 * @param members the sub types, in order
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#recursive-types">Specification: recursive
 *      types</a>
 */
public record RecursiveType(List<SubType> members) {

    /** Makes a recursive type; the list is copied. */
    public RecursiveType {
        members = List.copyOf(members);
    }

    /** {@return the recursive type with one final member, which is what a plain type definition abbreviates} */
    public static RecursiveType of(CompositeType composite) {
        return new RecursiveType(List.of(SubType.of(composite)));
    }
}
