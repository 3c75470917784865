package io.zeolite.format;

import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.util.List;

/**
 * Writes instructions in the binary format: the counterpart of {@link InstructionReader}. After each {@link #opcode} come
 * the methods for its {@link Immediates}, in the order of the binary format. What is written is not checked.
 * <p>
 * <b>Threads:</b> confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Specification: instructions</a>
 */
public final class InstructionWriter {

    private final ByteWriter out = new ByteWriter();
    private final TypeEncoder types = new TypeEncoder(out);

    /** Makes an empty writer. */
    public InstructionWriter() {}

    /** {@return the number of bytes written} */
    public int size() {
        return out.size();
    }

    /** {@return what was written, which must include the closing {@code end}} */
    public Expression expression() {
        return Expression.of(out.toByteArray());
    }

    /** Writes what another writer holds. */
    public InstructionWriter append(InstructionWriter instructions) {
        out.append(instructions.out);
        return this;
    }

    /** Writes an opcode. */
    public InstructionWriter opcode(Opcode opcode) {
        if (opcode.prefix() == 0) {
            out.u8(opcode.code());
        } else {
            out.u8(opcode.prefix());
            out.u32(opcode.code());
        }
        return this;
    }

    /** Writes an index or a count, unsigned. */
    public InstructionWriter index(int index) {
        out.u32(index);
        return this;
    }

    /**
     * Writes a memory argument.
     *
     * @param memory    the memory, unsigned
     * @param alignment the binary logarithm of the alignment, 0 to 63
     * @param offset    what is added to the address, unsigned
     */
    public InstructionWriter memoryArgument(int memory, int alignment, long offset) {
        out.u32(memory == 0 ? alignment : alignment | InstructionReader.MEMORY_INDEX_FLAG);
        if (memory != 0) {
            out.u32(memory);
        }
        out.u64(offset);
        return this;
    }

    /** Writes a lane, or one of the sixteen lanes of a shuffle. */
    public InstructionWriter lane(int lane) {
        out.u8(lane);
        return this;
    }

    /** Writes the integer of {@code i32.const}. */
    public InstructionWriter i32(int value) {
        out.s64(value);
        return this;
    }

    /** Writes the integer of {@code i64.const}. */
    public InstructionWriter i64(long value) {
        out.s64(value);
        return this;
    }

    /** Writes the bits of {@code f32.const}. */
    public InstructionWriter f32Bits(int bits) {
        out.i32Bits(bits);
        return this;
    }

    /** Writes the bits of {@code f64.const}. */
    public InstructionWriter f64Bits(long bits) {
        out.i64Bits(bits);
        return this;
    }

    /** Writes the halves of {@code v128.const}, the low of which comes first. */
    public InstructionWriter v128(long low, long high) {
        out.i64Bits(low);
        out.i64Bits(high);
        return this;
    }

    /** Writes a block type. */
    public InstructionWriter blockType(BlockType type) {
        types.blockType(type);
        return this;
    }

    /** Writes the catch clauses of {@code try_table}, after its block type. */
    public InstructionWriter catches(List<CatchClause> clauses) {
        types.vector(clauses, this::catchClause);
        return this;
    }

    private void catchClause(CatchClause clause) {
        out.u8(clause.kind().ordinal());
        if (clause.kind().hasTag()) {
            out.u32(clause.tag());
        }
        out.u32(clause.label());
    }

    /** Writes the labels of {@code br_table}, of which the last is the default. */
    public InstructionWriter labels(List<Integer> labels) {
        out.u32(labels.size() - 1);
        labels.forEach(out::u32);
        return this;
    }

    /** Writes a heap type. */
    public InstructionWriter heapType(HeapType type) {
        types.heapType(type);
        return this;
    }

    /** Writes the immediates of a branch on cast. */
    public InstructionWriter cast(int label, ReferenceType source, ReferenceType target) {
        out.u8((source.nullable() ? InstructionReader.SOURCE_NULLABLE : 0)
                | (target.nullable() ? InstructionReader.TARGET_NULLABLE : 0));
        out.u32(label);
        types.heapType(source.heap());
        types.heapType(target.heap());
        return this;
    }

    /** Writes the types of the operands chosen from. */
    public InstructionWriter selectTypes(List<ValueType> chosen) {
        types.vector(chosen, types::storageType);
        return this;
    }

    /** Writes the reserved byte of {@code atomic.fence}. */
    public InstructionWriter fence() {
        out.u8(0);
        return this;
    }
}
