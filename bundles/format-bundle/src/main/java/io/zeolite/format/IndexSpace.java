package io.zeolite.format;

/**
 * What an index refers to.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html#indices">Specification: indices</a>
 */
public enum IndexSpace {
    /** Types of the module. */
    TYPE,
    /** Functions, imports first. */
    FUNCTION,
    /** Tables, imports first. */
    TABLE,
    /** Memories, imports first. */
    MEMORY,
    /** Tags, imports first. */
    TAG,
    /** Globals, imports first. */
    GLOBAL,
    /** Element segments. */
    ELEMENT,
    /** Data segments. */
    DATA,
    /** Locals of the function, parameters first. */
    LOCAL,
    /** Labels, 0 being the innermost. */
    LABEL,
    /** Fields of the structure type that stands before. */
    FIELD,
    /** No index but a number of operands. */
    COUNT
}
