package io.zeolite.api.type;

/**
 * The types that are composed of others: functions, structures and arrays.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#composite-types">Specification: composite
 *      types</a>
 */
public sealed interface CompositeType permits FunctionType, StructType, ArrayType {
}
