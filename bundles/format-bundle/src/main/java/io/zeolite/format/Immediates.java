package io.zeolite.format;

import java.util.List;

/**
 * The shapes of what follows an opcode in the binary format, and what {@link InstructionReader} holds after reading it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Specification: instructions</a>
 */
public enum Immediates {
    /** Nothing. */
    NONE,
    /** A block type: {@code blockType()}. */
    BLOCK_TYPE,
    /** A block type and catch clauses: {@code blockType()}, {@code catchCount()}, {@code catchClause(i)}. */
    TRY_TABLE,
    /** Labels, the default last: {@code labelCount()}, {@code label(i)}. */
    BR_TABLE,
    /** A label: {@code index()}. */
    LABEL(IndexSpace.LABEL),
    /** A function: {@code index()}. */
    FUNCTION(IndexSpace.FUNCTION),
    /** A type: {@code index()}. */
    TYPE(IndexSpace.TYPE),
    /** A tag: {@code index()}. */
    TAG(IndexSpace.TAG),
    /** A local: {@code index()}. */
    LOCAL(IndexSpace.LOCAL),
    /** A global: {@code index()}. */
    GLOBAL(IndexSpace.GLOBAL),
    /** A table: {@code index()}, and {@code table()}. */
    TABLE(IndexSpace.TABLE),
    /** A memory: {@code index()}, and {@code memory()}. */
    MEMORY(IndexSpace.MEMORY),
    /** A data segment: {@code index()}. */
    DATA(IndexSpace.DATA),
    /** An element segment: {@code index()}. */
    ELEMENT(IndexSpace.ELEMENT),
    /** A type, then a table: {@code index()}, {@code index2()}, and {@code table()}. */
    TYPE_TABLE(IndexSpace.TYPE, IndexSpace.TABLE),
    /** A structure type, then its field: {@code index()}, {@code index2()}. */
    TYPE_FIELD(IndexSpace.TYPE, IndexSpace.FIELD),
    /** An array type, then a number of operands: {@code index()}, {@code index2()}. */
    TYPE_COUNT(IndexSpace.TYPE, IndexSpace.COUNT),
    /** An array type, then a data segment: {@code index()}, {@code index2()}. */
    TYPE_DATA(IndexSpace.TYPE, IndexSpace.DATA),
    /** An array type, then an element segment: {@code index()}, {@code index2()}. */
    TYPE_ELEMENT(IndexSpace.TYPE, IndexSpace.ELEMENT),
    /** The array type of the destination, then that of the source: {@code index()}, {@code index2()}. */
    TYPE_TYPE(IndexSpace.TYPE, IndexSpace.TYPE),
    /** A data segment, then a memory: {@code index()}, {@code index2()}, and {@code memory()}. */
    DATA_MEMORY(IndexSpace.DATA, IndexSpace.MEMORY),
    /** The memory of the destination, then that of the source: {@code index()} and {@code memory()}, {@code index2()}. */
    MEMORY_MEMORY(IndexSpace.MEMORY, IndexSpace.MEMORY),
    /** An element segment, then a table: {@code index()}, {@code index2()}, and {@code table()}. */
    ELEMENT_TABLE(IndexSpace.ELEMENT, IndexSpace.TABLE),
    /** The table of the destination, then that of the source: {@code index()} and {@code table()}, {@code index2()}. */
    TABLE_TABLE(IndexSpace.TABLE, IndexSpace.TABLE),
    /** A memory argument: {@code memory()}, {@code alignment()}, {@code offset()}. */
    MEMARG,
    /** A memory argument and a lane: {@code memory()}, {@code alignment()}, {@code offset()}, {@code lane()}. */
    MEMARG_LANE,
    /** A lane: {@code lane()}. */
    LANE,
    /** Sixteen lanes: {@code lane(i)}. */
    LANES,
    /** A 32-bit integer: {@code i32()}. */
    I32,
    /** A 64-bit integer: {@code i64()}. */
    I64,
    /** A single precision number: {@code f32Bits()}. */
    F32,
    /** A double precision number: {@code f64Bits()}. */
    F64,
    /** A vector: {@code v128Low()}, {@code v128High()}. */
    V128,
    /** The types of the operands chosen from: {@code selectTypes()}. */
    SELECT_TYPES,
    /** A heap type: {@code heapType()}. */
    HEAP_TYPE,
    /** The heap type of a reference without null: {@code heapType()}, {@code castTarget()}. */
    REFERENCE,
    /** The heap type of a reference with null: {@code heapType()}, {@code castTarget()}. */
    REFERENCE_NULL,
    /** Two reference types and a label between: {@code index()}, {@code castSource()}, {@code castTarget()}. */
    CAST,
    /** A reserved zero byte. */
    FENCE;

    private final List<IndexSpace> indexSpaces;

    Immediates(IndexSpace... indexSpaces) {
        this.indexSpaces = List.of(indexSpaces);
    }

    /**
     * {@return what {@code index()} and {@code index2()} refer to, in their order, for the shapes made of one or two
     * indices; empty for the others}
     */
    public List<IndexSpace> indexSpaces() {
        return indexSpaces;
    }
}
