package io.zeolite.text.parser;

import io.zeolite.api.type.ReferenceType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the immediates of instructions, by their shape, and writes opcode and immediates.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Specification: instructions</a>
 */
final class ImmediateParser {

    private static final int SHUFFLE_LANES = 16;

    private final TokenCursor cursor;
    private final ModuleScope scope;
    private final TypeParser types;
    private final TypeUseParser typeUses;
    private final Scope locals;
    private final Labels labels;

    ImmediateParser(TokenCursor cursor, ModuleScope scope, Scope locals, Labels labels) {
        this.cursor = cursor;
        this.scope = scope;
        this.types = new TypeParser(cursor, scope);
        this.typeUses = new TypeUseParser(cursor, scope);
        this.locals = locals;
        this.labels = labels;
    }

    /** Writes the instruction whose opcode's keyword stands before the cursor. */
    void instruction(Opcode opcode, InstructionWriter writer) {
        switch (opcode) {
            case SELECT -> select(writer);
            case REF_TEST -> reference(Opcode.REF_TEST, Opcode.REF_TEST_NULL, writer);
            case REF_CAST -> reference(Opcode.REF_CAST, Opcode.REF_CAST_NULL, writer);
            default -> {
                writer.opcode(opcode);
                immediates(opcode, writer);
            }
        }
    }

    private void select(InstructionWriter writer) {
        if (!cursor.atOpen("result")) {
            writer.opcode(Opcode.SELECT);
            return;
        }
        writer.opcode(Opcode.SELECT_T);
        writer.selectTypes(typeUses.results());
    }

    private void reference(Opcode nonNull, Opcode nullable, InstructionWriter writer) {
        ReferenceType type = types.referenceType();
        writer.opcode(type.nullable() ? nullable : nonNull);
        writer.heapType(type.heap());
    }

    private void immediates(Opcode opcode, InstructionWriter writer) {
        switch (opcode.immediates()) {
            case NONE -> {
            }
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, DATA, ELEMENT,
                    TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE ->
                    indices(opcode.immediates().indexSpaces(), writer);
            case TABLE, MEMORY, TABLE_TABLE, MEMORY_MEMORY -> {
                if (cursor.atIndex()) {
                    indices(opcode.immediates().indexSpaces(), writer);
                } else {
                    opcode.immediates().indexSpaces().forEach(_ -> writer.index(0));
                }
            }
            case DATA_MEMORY, ELEMENT_TABLE -> segmentAndTarget(opcode.immediates().indexSpaces(), writer);
            case TYPE_TABLE -> {
                int table = optionalIndex(IndexSpace.TABLE);
                writer.index(typeUses.typeUse()).index(table);
            }
            case BLOCK_TYPE -> writer.blockType(typeUses.blockType());
            case TRY_TABLE -> writer.blockType(typeUses.blockType()).catches(catchClauses());
            case BR_TABLE -> writer.labels(branchTable());
            case MEMARG -> memoryArgument(opcode, cursor.atIndex(), writer);
            case MEMARG_LANE -> {
                memoryArgument(opcode, cursor.atIndex() && !tokenIsLast(), writer);
                writer.lane(lane());
            }
            case LANE -> writer.lane(lane());
            case LANES -> lanes(writer);
            case I32 -> writer.i32((int) cursor.integer(Integer.SIZE));
            case I64 -> writer.i64(cursor.integer(Long.SIZE));
            case F32 -> writer.f32Bits((int) cursor.floatingPoint(false));
            case F64 -> writer.f64Bits(cursor.floatingPoint(true));
            case V128 -> {
                V128Literal vector = V128Literal.parse(cursor);
                writer.v128(vector.low(), vector.high());
            }
            case SELECT_TYPES -> writer.selectTypes(typeUses.results());
            case HEAP_TYPE -> writer.heapType(types.heapType());
            case REFERENCE, REFERENCE_NULL -> writer.heapType(types.referenceType().heap());
            case CAST -> {
                int label = labels.resolve(cursor);
                ReferenceType source = types.referenceType();
                writer.cast(label, source, types.referenceType());
            }
            case FENCE -> writer.fence();
        }
    }

    private void indices(List<IndexSpace> spaces, InstructionWriter writer) {
        int previous = 0;
        for (IndexSpace space : spaces) {
            previous = space == IndexSpace.FIELD ? scope.fieldsOf(previous).resolve(cursor) : index(space);
            writer.index(previous);
        }
    }

    private int index(IndexSpace space) {
        return switch (space) {
            case LABEL -> labels.resolve(cursor);
            case LOCAL -> locals.resolve(cursor);
            case COUNT -> (int) cursor.unsigned(Integer.SIZE);
            case DATA -> {
                scope.useData();
                yield scope.of(space).resolve(cursor);
            }
            case TYPE, FUNCTION, TABLE, MEMORY, TAG, GLOBAL, ELEMENT, FIELD -> scope.of(space).resolve(cursor);
        };
    }

    private int optionalIndex(IndexSpace space) {
        return cursor.atIndex() ? index(space) : 0;
    }

    /** In text, the memory or table comes first and may be left out. */
    private void segmentAndTarget(List<IndexSpace> spaces, InstructionWriter writer) {
        int target = nextIsIndex() ? index(spaces.get(1)) : 0;
        writer.index(index(spaces.get(0)));
        writer.index(target);
    }

    private boolean nextIsIndex() {
        int place = cursor.at();
        if (!cursor.atIndex()) {
            return false;
        }
        cursor.moveTo(place + 1);
        boolean index = cursor.atIndex();
        cursor.moveTo(place);
        return index;
    }

    /** {@return whether the index here is the lane, because no memory argument follows} */
    private boolean tokenIsLast() {
        int next = cursor.at() + 1;
        return !cursor.atIdentifier() && !nextIsIndex() && !cursor.tokens().startsWith(next, "offset=")
                && !cursor.tokens().startsWith(next, "align=");
    }

    private void memoryArgument(Opcode opcode, boolean memoryNamed, InstructionWriter writer) {
        int memory = memoryNamed ? index(IndexSpace.MEMORY) : 0;
        long offset = cursor.startsWith("offset=") ? cursor.unsignedAfter("offset=") : 0;
        long alignment = opcode.accessBytes();
        if (cursor.startsWith("align=")) {
            int place = cursor.at();
            alignment = cursor.unsignedAfter("align=");
            if (Long.bitCount(alignment) != 1) {
                cursor.moveTo(place);
                throw cursor.error("alignment must be a power of two");
            }
        }
        writer.memoryArgument(memory, Long.numberOfTrailingZeros(alignment), offset);
    }

    private int lane() {
        return (int) cursor.unsigned(Byte.SIZE);
    }

    private void lanes(InstructionWriter writer) {
        int count = 0;
        while (cursor.atNumber()) {
            if (!cursor.atUnsigned()) {
                throw cursor.error("i8 constant out of range");
            }
            writer.lane(lane());
            count++;
        }
        if (count != SHUFFLE_LANES) {
            throw cursor.atOpen() || cursor.atClose() ? cursor.error("invalid lane length") : cursor.unexpected();
        }
    }

    private List<Integer> branchTable() {
        List<Integer> targets = new ArrayList<>();
        do {
            targets.add(labels.resolve(cursor));
        } while (cursor.atIndex());
        return targets;
    }

    private List<CatchClause> catchClauses() {
        List<CatchClause> clauses = new ArrayList<>();
        for (CatchClause.Kind kind = catchKind(); kind != null; kind = catchKind()) {
            int tag = kind.hasTag() ? index(IndexSpace.TAG) : 0;
            clauses.add(new CatchClause(kind, tag, labels.resolve(cursor)));
            cursor.close();
        }
        return clauses;
    }

    private CatchClause.Kind catchKind() {
        for (CatchClause.Kind kind : CatchClause.Kind.values()) {
            if (cursor.skipOpen(kind.toString())) {
                return kind;
            }
        }
        return null;
    }
}
