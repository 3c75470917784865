package io.zeolite.api.type;

/**
 * Classifies the values that instructions compute with and that variables hold.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#value-types">Specification: value types</a>
 */
public sealed interface ValueType extends StorageType permits NumberType, VectorType, ReferenceType {

    /** {@return the number of {@code long} slots that a value of this type takes in {@code Slots}: 2 for v128, else 1} */
    default int slots() {
        return this == VectorType.V128 ? 2 : 1;
    }

    /** {@return whether locals and fields of this type start with a default: zero or null} */
    default boolean isDefaultable() {
        return !(this instanceof ReferenceType reference) || reference.nullable();
    }

    /**
     * {@return the Java type that carries a value of this type in exact-typed handles} That is {@code int}, {@code long},
     * {@code float}, {@code double}, {@code V128} or, for every reference, {@code Object}.
     */
    Class<?> javaType();
}
