package io.zeolite.api.type;

/**
 * Refers to a type that a module defines: by index while it is syntax, by the closed type itself once validated.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#defined-types">Specification: defined
 *      types</a>
 */
public sealed interface TypeUse extends HeapType permits TypeIndex, RecursiveTypeIndex, DefinedType {
}
