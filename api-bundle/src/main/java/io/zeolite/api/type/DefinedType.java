package io.zeolite.api.type;

import java.util.List;
import java.util.Objects;

/**
 * One member of a closed recursive type. Two are equal if their recursive types are equal in structure and they stand
 * at the same place, whatever module they come from.
 * <p>
 * Threads: immutable.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#defined-types">Specification: defined
 *      types</a>
 */
public final class DefinedType implements TypeUse {

    private final RecursiveType group;
    private final int index;
    private final int hash;

    private DefinedType(RecursiveType group, int index) {
        this.group = Objects.requireNonNull(group, "group");
        this.index = Objects.checkIndex(index, group.members().size());
        this.hash = 31 * group.hashCode() + index;
    }

    /**
     * {@return the member of a closed recursive type}
     *
     * @param group the recursive type, in which references to itself are {@link RecursiveTypeIndex}
     * @param index the member's place, from 0
     * @throws IndexOutOfBoundsException if there is no such member
     */
    public static DefinedType of(RecursiveType group, int index) {
        return new DefinedType(group, index);
    }

    /** {@return the defined type of a final function type that stands alone} */
    public static DefinedType of(FunctionType type) {
        return new DefinedType(new RecursiveType(List.of(new SubType(true, List.of(), type))), 0);
    }

    /** {@return the recursive type that this is a member of} */
    public RecursiveType group() {
        return group;
    }

    /** {@return the place in the recursive type, from 0} */
    public int index() {
        return index;
    }

    /** {@return the member itself; references to its own recursive type are still {@link RecursiveTypeIndex}} */
    public SubType subType() {
        return group.members().get(index);
    }

    /** {@return the member's composite type, references to its own recursive type replaced by defined types} */
    public CompositeType expand() {
        return Substitution.unroll(group).apply(subType().composite());
    }

    /**
     * {@return the declared supertype, if there is one}
     */
    public List<DefinedType> supertypes() {
        Substitution unroll = Substitution.unroll(group);
        return subType().supertypes().stream().map(type -> (DefinedType) unroll.apply(type)).toList();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof DefinedType that && hash == that.hash && index == that.index
                        && group.equals(that.group);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@return the composite type in the text format, with the place where the recursive type has several members} */
    @Override
    public String toString() {
        SubType sub = subType();
        return group.members().size() == 1 ? sub.composite().toString() : "(rec " + group.members() + ")." + index;
    }
}
