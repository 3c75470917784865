package io.zeolite.api.type;

import java.util.List;
import java.util.Objects;

/**
 * A composite type with its declared supertypes.
 *
 * @param isFinal    whether no other type may declare this as its supertype
 * @param supertypes the declared supertypes: none or one in this version of WebAssembly
 * @param composite  the structure
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#recursive-types">Specification: recursive
 *      types</a>
 */
public record SubType(boolean isFinal, List<TypeUse> supertypes, CompositeType composite) {

    /**
     * Makes a sub type; the list is copied.
     *
     * @throws NullPointerException if an argument is null
     */
    public SubType {
        supertypes = List.copyOf(supertypes);
        Objects.requireNonNull(composite, "composite");
    }

    /** {@return the final sub type without supertypes, which is what a plain type definition abbreviates} */
    public static SubType of(CompositeType composite) {
        return new SubType(true, List.of(), composite);
    }
}
