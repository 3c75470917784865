package io.zeolite.format;

import io.zeolite.api.MalformedException;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A cursor over the instructions of an {@link Expression}. Each {@link #next()} reads one instruction with all its
 * immediates; what the other methods give belongs to that instruction, and only the methods that its
 * {@link Immediates} names are about it. Nothing is allocated per instruction, save for the types of {@code select}, the
 * clauses of {@code try_table} and block types that name a type of a high index.
 * <p>
 * <b>Errors:</b> the grammar of single instructions is checked here, and that the {@code end} which closes the expression
 * is its last byte. That {@code else} belongs to an {@code if}, that indices exist and that alignments are natural is
 * left to validation.
 * <p>
 * <b>Threads:</b> confined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Specification: instructions</a>
 */
public final class InstructionReader {

    static final int MEMORY_INDEX_FLAG = 0x40;
    static final int SOURCE_NULLABLE = 0b01;
    static final int TARGET_NULLABLE = 0b10;

    private static final int FLAGS_LIMIT = 0x80;
    private static final CatchClause.Kind[] CATCH_KINDS = CatchClause.Kind.values();

    private final boolean hasDataCount;
    private ByteReader in;
    private TypeDecoder types;
    private int depth;
    private int position;

    private int index;
    private int index2;
    private int memory;
    private int table;
    private int alignment;
    private long offset;
    private long low;
    private long high;
    private int lane;
    private BlockType blockType = BlockType.EMPTY;
    private int[] labels = new int[16];
    private int labelCount;
    private long heapType;
    private boolean targetNullable;
    private long sourceHeapType;
    private boolean sourceNullable;
    private List<ValueType> selectTypes = List.of();
    private List<CatchClause> catches = List.of();

    /** Makes a reader of an expression. */
    public InstructionReader(Expression expression) {
        this(true, new ByteReader(expression.source(), expression.start(), expression.end()));
    }

    /**
     * Makes a reader of a module's function bodies, to be {@linkplain #reset set} on one first. Beyond the grammar of
     * single instructions it checks that data segments are named only where the module has a data count.
     */
    public InstructionReader(WasmModule module) {
        this(module.dataCount().isPresent(), new ByteReader(new byte[0]));
    }

    /** Makes a reader of an expression that ends somewhere within the bytes. */
    InstructionReader(ByteReader in) {
        this(true, in);
    }

    private InstructionReader(boolean hasDataCount, ByteReader in) {
        this.hasDataCount = hasDataCount;
        reset(in);
    }

    /** Goes on with another expression. */
    public void reset(Expression expression) {
        reset(new ByteReader(expression.source(), expression.start(), expression.end()));
    }

    private void reset(ByteReader bytes) {
        in = bytes;
        types = new TypeDecoder(bytes);
        depth = 1;
        position = bytes.position();
    }

    /** {@return the next expression, to whose closing {@code end} it reads on} */
    Expression expression() {
        int start = in.position();
        depth = 1;
        while (depth > 0) {
            next();
        }
        return new Expression(in.source(), start, in.position());
    }

    /** {@return whether the closing {@code end} is yet to be read, or bytes follow it} */
    public boolean hasNext() {
        return depth > 0 || in.hasRemaining();
    }

    /**
     * {@return the next instruction, its immediates having been read}
     *
     * @throws MalformedException     if the bytes are no instruction, the expression ends before its closing {@code end},
     *                                or bytes follow that
     * @throws NoSuchElementException if the closing {@code end} has been read and nothing follows
     */
    public Opcode next() {
        position = in.position();
        if (depth == 0) {
            throw afterEnd();
        }
        if (!in.hasRemaining()) {
            throw missingEnd();
        }
        Opcode opcode = opcode();
        Immediates immediates = opcode.immediates();
        if (immediates != Immediates.NONE) {
            read(immediates);
        } else if (opcode == Opcode.END) {
            depth--;
        }
        return opcode;
    }

    /**
     * Goes on with another instruction, at the same depth of blocks as the next one.
     *
     * @param offset the offset of its opcode
     * @throws IndexOutOfBoundsException if that is not within the expression
     */
    public void moveTo(int offset) {
        in.position(offset);
    }

    private Opcode opcode() {
        int octet = in.u8();
        boolean prefixed = Opcode.isPrefix(octet);
        int prefix = prefixed ? octet : 0;
        int code = prefixed ? in.u32() : octet;
        Opcode opcode = Opcode.find(prefix, code);
        if (opcode == null) {
            if (!prefixed && isLegacyException(code)) {
                throw in.malformed(
                        "illegal opcode %02x: legacy exception handling is not supported; translate the module with wasm-opt --translate-to-exnref"
                                .formatted(code),
                        position);
            }
            throw in.malformed(
                    (prefixed ? "illegal opcode %02x %02x" : "illegal opcode %2$02x").formatted(prefix, code),
                    position);
        }
        return opcode;
    }

    /** The instructions try, catch, rethrow, delegate and catch_all, which never became part of the standard. */
    private static boolean isLegacyException(int code) {
        return switch (code) {
            case 0x06, 0x07, 0x09, 0x18, 0x19 -> true;
            default -> false;
        };
    }

    private RuntimeException afterEnd() {
        return in.hasRemaining()
                ? in.malformed("section size mismatch: bytes after the END opcode that closes the function", position)
                : new NoSuchElementException("the expression has been read");
    }

    private MalformedException missingEnd() {
        boolean endFollows = position < in.source().length && in.source()[position] == Opcode.END.code();
        return in.malformed(endFollows
                ? "section size mismatch: the END opcode stands after the size of section or function"
                : "unexpected end of section or function: END opcode expected", position);
    }

    private void read(Immediates immediates) {
        switch (immediates) {
            case NONE -> {}
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, ELEMENT -> index = in.u32();
            case TABLE -> table = index = in.u32();
            case MEMORY -> memory = index = in.u32();
            case DATA -> readData();
            case TYPE_FIELD, TYPE_COUNT, TYPE_ELEMENT, TYPE_TYPE -> readIndices();
            case TYPE_DATA -> {
                readIndices();
                requireDataCount();
            }
            case TYPE_TABLE, ELEMENT_TABLE -> {
                readIndices();
                table = index2;
            }
            case TABLE_TABLE -> {
                readIndices();
                table = index;
            }
            case DATA_MEMORY -> {
                readIndices();
                memory = index2;
                requireDataCount();
            }
            case MEMORY_MEMORY -> {
                readIndices();
                memory = index;
            }
            case BLOCK_TYPE -> readBlockType();
            case TRY_TABLE -> {
                readBlockType();
                catches = types.vector(this::readCatchClause);
            }
            case BR_TABLE -> readLabels();
            case MEMARG -> readMemoryArgument();
            case MEMARG_LANE -> {
                readMemoryArgument();
                lane = in.u8();
            }
            case LANE -> lane = in.u8();
            case I32 -> low = in.s32();
            case I64 -> low = in.s64();
            case F32 -> low = in.i32Bits();
            case F64 -> low = in.i64Bits();
            case V128, LANES -> {
                low = in.i64Bits();
                high = in.i64Bits();
            }
            case SELECT_TYPES -> selectTypes = types.valueTypes();
            case HEAP_TYPE -> heapType = types.heapType();
            case REFERENCE -> readCastTarget(false);
            case REFERENCE_NULL -> readCastTarget(true);
            case CAST -> readCast();
            case FENCE -> readReservedByte();
        }
    }

    private void readIndices() {
        index = in.u32();
        index2 = in.u32();
    }

    private void readData() {
        index = in.u32();
        requireDataCount();
    }

    private void requireDataCount() {
        if (!hasDataCount) {
            throw in.malformed("data count section required", position);
        }
    }

    private void readBlockType() {
        blockType = types.blockType();
        depth++;
    }

    private void readLabels() {
        labelCount = in.count() + 1;
        if (labels.length < labelCount) {
            labels = new int[Math.max(labelCount, 2 * labels.length)];
        }
        for (int i = 0; i < labelCount; i++) {
            labels[i] = in.u32();
        }
    }

    private void readMemoryArgument() {
        int start = in.position();
        int flags = in.u32();
        if (Integer.compareUnsigned(flags, FLAGS_LIMIT) >= 0) {
            throw in.malformed("malformed memop flags: 0x%02x".formatted(flags), start);
        }
        alignment = flags & (MEMORY_INDEX_FLAG - 1);
        memory = (flags & MEMORY_INDEX_FLAG) != 0 ? in.u32() : 0;
        offset = in.u64();
    }

    private CatchClause readCatchClause() {
        int start = in.position();
        int kind = in.u8();
        if (kind >= CATCH_KINDS.length) {
            throw in.malformed("malformed catch clause: 0x%02x".formatted(kind), start);
        }
        return new CatchClause(CATCH_KINDS[kind], CATCH_KINDS[kind].hasTag() ? in.u32() : 0, in.u32());
    }

    private void readCastTarget(boolean nullable) {
        targetNullable = nullable;
        heapType = types.heapType();
    }

    private void readCast() {
        int start = in.position();
        int flags = in.u8();
        if (flags > (SOURCE_NULLABLE | TARGET_NULLABLE)) {
            throw in.malformed("malformed cast flags: 0x%02x".formatted(flags), start);
        }
        index = in.u32();
        sourceNullable = (flags & SOURCE_NULLABLE) != 0;
        sourceHeapType = types.heapType();
        readCastTarget((flags & TARGET_NULLABLE) != 0);
    }

    private void readReservedByte() {
        int start = in.position();
        if (in.u8() != 0) {
            throw in.malformed("zero byte expected", start);
        }
    }

    /** {@return the offset of the current instruction's opcode} */
    public int position() {
        return position;
    }

    /** {@return the offset after the current instruction} */
    public int nextPosition() {
        return in.position();
    }

    /** {@return the first index, unsigned} */
    public int index() {
        return index;
    }

    /** {@return the second index, unsigned} */
    public int index2() {
        return index2;
    }

    /**
     * {@return the memory whose address type {@link OperandKind#ADDRESS} stands for, unsigned} That of
     * {@link OperandKind#ADDRESS_2} is {@link #index2()}.
     */
    public int memory() {
        return memory;
    }

    /**
     * {@return the table whose address type {@link OperandKind#ADDRESS} stands for, unsigned} That of
     * {@link OperandKind#ADDRESS_2} is {@link #index2()}.
     */
    public int table() {
        return table;
    }

    /** {@return the binary logarithm of the alignment, 0 to 63} */
    public int alignment() {
        return alignment;
    }

    /** {@return what is added to the address, unsigned} */
    public long offset() {
        return offset;
    }

    /** {@return the integer of {@code i32.const}} */
    public int i32() {
        return (int) low;
    }

    /** {@return the integer of {@code i64.const}} */
    public long i64() {
        return low;
    }

    /** {@return the bits of {@code f32.const}} */
    public int f32Bits() {
        return (int) low;
    }

    /** {@return the bits of {@code f64.const}} */
    public long f64Bits() {
        return low;
    }

    /** {@return the low half of {@code v128.const}: the bytes that come first; of sixteen lanes, the first eight} */
    public long v128Low() {
        return low;
    }

    /** {@return the high half of {@code v128.const}; of sixteen lanes, the last eight} */
    public long v128High() {
        return high;
    }

    /** {@return the lane, 0 to 255} */
    public int lane() {
        return lane;
    }

    /**
     * {@return one of the sixteen lanes, 0 to 255}
     *
     * @throws IndexOutOfBoundsException if {@code place} is not 0 to 15
     */
    public int lane(int place) {
        return (int) (Objects.checkIndex(place, 16) < 8 ? low >>> 8 * place : high >>> 8 * (place - 8)) & 0xFF;
    }

    /** {@return the type of the block} */
    public BlockType blockType() {
        return blockType;
    }

    /** {@return the number of labels, the default among them} */
    public int labelCount() {
        return labelCount;
    }

    /**
     * {@return a label, unsigned; the last is the default}
     *
     * @throws IndexOutOfBoundsException if there is no such label
     */
    public int label(int place) {
        return labels[Objects.checkIndex(place, labelCount)];
    }

    /** {@return the heap type} */
    public HeapType heapType() {
        return TypeCode.heapType(heapType);
    }

    /** {@return the type of the operand of a branch on cast} */
    public ReferenceType castSource() {
        return TypeCode.referenceType(sourceNullable, sourceHeapType);
    }

    /** {@return the type that is tested for or cast to} */
    public ReferenceType castTarget() {
        return TypeCode.referenceType(targetNullable, heapType);
    }

    /** {@return the types of the operands chosen from: one in a valid module} */
    public List<ValueType> selectTypes() {
        return selectTypes;
    }

    /** {@return the number of catch clauses} */
    public int catchCount() {
        return catches.size();
    }

    /**
     * {@return a catch clause, in order}
     *
     * @throws IndexOutOfBoundsException if there is no such clause
     */
    public CatchClause catchClause(int place) {
        return catches.get(place);
    }
}
