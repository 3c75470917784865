package io.zeolite.api.type;

/**
 * Classifies the objects that references refer to.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#heap-types">Specification: heap types</a>
 */
public sealed interface HeapType permits AbstractHeapType, TypeUse {
}
