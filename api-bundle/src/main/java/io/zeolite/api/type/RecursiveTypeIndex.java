package io.zeolite.api.type;

/**
 * Refers to a member of the recursive type in which it stands. Only closed recursive types hold such references.
 *
 * @param index the place in the recursive type, from 0
 */
public record RecursiveTypeIndex(int index) implements TypeUse {
    /** {@return {@code rec.N}} */
    @Override
    public String toString() {
        return "rec." + index;
    }
}
