package io.zeolite.api.type;

/**
 * Refers to a type of the module by its place in the module's type index space. Only syntax holds such references.
 *
 * @param index the type index, unsigned
 */
public record TypeIndex(int index) implements TypeUse {
    /** {@return the index in decimal, as in the text format} */
    @Override
    public String toString() {
        return Integer.toUnsignedString(index);
    }
}
