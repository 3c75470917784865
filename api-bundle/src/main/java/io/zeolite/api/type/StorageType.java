package io.zeolite.api.type;

/**
 * What a field of a structure or an element of an array stores: a value, or a packed integer.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#aggregate-types">Specification: aggregate
 *      types</a>
 */
public sealed interface StorageType permits ValueType, PackedType {

    /** {@return the type of the value once on the operand stack: i32 for packed integers} */
    default ValueType unpacked() {
        return this instanceof ValueType value ? value : NumberType.I32;
    }
}
