package io.zeolite.api.type;

import java.util.List;

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
    private final DefinedType[] members;
    private final int index;
    private final int hash;

    private DefinedType(RecursiveType group, DefinedType[] members, int index, int hash) {
        this.group = group;
        this.members = members;
        this.index = index;
        this.hash = hash;
    }

    /**
     * {@return the members of a closed recursive type, in order} They know each other: what one refers to in its group is
     * another of them.
     *
     * @param group the recursive type, in which references to itself are {@link RecursiveTypeIndex}
     */
    public static List<DefinedType> membersOf(RecursiveType group) {
        int groupHash = group.hashCode();
        DefinedType[] members = new DefinedType[group.members().size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = new DefinedType(group, members, i, 31 * groupHash + i);
        }
        return List.of(members);
    }

    /**
     * {@return the member of a closed recursive type}
     *
     * @param group the recursive type, in which references to itself are {@link RecursiveTypeIndex}
     * @param index the member's place, from 0
     * @throws IndexOutOfBoundsException if there is no such member
     */
    public static DefinedType of(RecursiveType group, int index) {
        return membersOf(group).get(index);
    }

    /** {@return the defined type of a final function type that stands alone} */
    public static DefinedType of(FunctionType type) {
        return of(RecursiveType.of(type), 0);
    }

    /** {@return the recursive type that this is a member of} */
    public RecursiveType group() {
        return group;
    }

    /** {@return the members of the recursive type, in order} */
    public List<DefinedType> members() {
        return List.of(members);
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
        return unroll().apply(subType().composite());
    }

    /**
     * {@return the declared supertype, if there is one}
     */
    public List<DefinedType> supertypes() {
        Substitution unroll = unroll();
        return subType().supertypes().stream().map(type -> (DefinedType) unroll.apply(type)).toList();
    }

    private Substitution unroll() {
        return Substitution.of(use -> use instanceof RecursiveTypeIndex member ? members[member.index()] : use);
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

    /**
     * {@return the composite type in the text format} A type that refers to other defined types is named by its kind only,
     * for the whole text could be as large as the square of the module, or worse.
     */
    @Override
    public String toString() {
        CompositeType composite = subType().composite();
        boolean[] refers = {false};
        Substitution.of(use -> {
            refers[0] = true;
            return use;
        }).apply(composite);
        if (!refers[0]) {
            return composite.toString();
        }
        String kind = switch (composite) {
            case FunctionType _ -> "func";
            case StructType _ -> "struct";
            case ArrayType _ -> "array";
        };
        return "(" + kind + " #" + Integer.toHexString(hash) + ")";
    }
}
