package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.MalformedException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the opcode table, written and read again. */
class InstructionRoundTripTest {

    private static final int INDEX = 0xFFFF_FFFE;
    private static final int INDEX_2 = 300;
    private static final long OFFSET = 0xFFFF_FFFF_FFFF_FFF0L;
    private static final long LOW = 0x8877_6655_4433_2211L;
    private static final long HIGH = 0x00FF_EEDD_CCBB_AA99L;
    private static final ReferenceType SOURCE = ReferenceType.nullable(new TypeIndex(1000));
    private static final ReferenceType TARGET = ReferenceType.nonNull(AbstractHeapType.NOEXTERN);
    private static final List<Integer> LABELS = IntStream.range(0, 100).boxed().toList();
    private static final List<ValueType> SELECTED = List.of(NumberType.F64, SOURCE, VectorType.V128);
    private static final List<CatchClause> CATCHES = List.of(
            new CatchClause(CatchClause.Kind.CATCH, 7, 1), new CatchClause(CatchClause.Kind.CATCH_REF, 8, 2),
            new CatchClause(CatchClause.Kind.CATCH_ALL, 0, 3), new CatchClause(CatchClause.Kind.CATCH_ALL_REF, 0, 4));

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void readsWhatWasWritten(Opcode opcode) {
        InstructionReader reader = new InstructionReader(written(opcode));

        assertSame(opcode, reader.next());
        assertEquals(0, reader.position());
        check(opcode.immediates(), reader);
        if (opcode != Opcode.END) {
            assertSame(Opcode.NOP, reader.next());
            while (reader.hasNext()) {
                assertSame(Opcode.END, reader.next());
            }
        }
        assertFalse(reader.hasNext());
    }

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void rejectsEveryPrefix(Opcode opcode) {
        Expression whole = written(opcode);
        for (int end = 0; end < whole.end(); end++) {
            InstructionReader reader = new InstructionReader(new Expression(whole.source(), 0, end));

            assertThrows(MalformedException.class, () -> {
                while (reader.hasNext()) {
                    reader.next();
                }
            });
        }
    }

    private static Expression written(Opcode opcode) {
        InstructionWriter writer = new InstructionWriter().opcode(opcode);
        write(opcode.immediates(), writer);
        if (opcode != Opcode.END) {
            writer.opcode(Opcode.NOP).opcode(Opcode.END);
        }
        boolean opensBlock =
                opcode.immediates() == Immediates.BLOCK_TYPE || opcode.immediates() == Immediates.TRY_TABLE;
        return (opensBlock ? writer.opcode(Opcode.END) : writer).expression();
    }

    private static void write(Immediates immediates, InstructionWriter writer) {
        switch (immediates) {
            case NONE -> {}
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEMENT -> writer.index(INDEX);
            case TYPE_TABLE, TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE, DATA_MEMORY, MEMORY_MEMORY,
                    ELEMENT_TABLE, TABLE_TABLE ->
                    writer.index(INDEX).index(INDEX_2);
            case BLOCK_TYPE -> writer.blockType(new BlockType.Index(INDEX));
            case TRY_TABLE -> writer.blockType(new BlockType.Value(SOURCE)).catches(CATCHES);
            case BR_TABLE -> writer.labels(LABELS);
            case MEMARG -> writer.memoryArgument(INDEX, 63, OFFSET);
            case MEMARG_LANE -> writer.memoryArgument(0, 3, OFFSET).lane(200);
            case LANE -> writer.lane(255);
            case I32 -> writer.i32(Integer.MIN_VALUE);
            case I64 -> writer.i64(Long.MIN_VALUE);
            case F32 -> writer.f32Bits(0xFFA0_0001);
            case F64 -> writer.f64Bits(LOW);
            case V128 -> writer.v128(LOW, HIGH);
            case LANES -> IntStream.range(0, 16).forEach(i -> writer.lane(255 - i));
            case SELECT_TYPES -> writer.selectTypes(SELECTED);
            case HEAP_TYPE, REFERENCE, REFERENCE_NULL -> writer.heapType(SOURCE.heap());
            case CAST -> writer.cast(INDEX, SOURCE, TARGET);
            case FENCE -> writer.fence();
        }
    }

    private static void check(Immediates immediates, InstructionReader reader) {
        switch (immediates) {
            case NONE, FENCE -> {}
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, DATA, ELEMENT -> assertEquals(INDEX, reader.index());
            case TABLE -> checkIndices(INDEX, reader.index(), INDEX, reader.table());
            case MEMORY -> checkIndices(INDEX, reader.index(), INDEX, reader.memory());
            case TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE ->
                    checkIndices(INDEX, reader.index(), INDEX_2, reader.index2());
            case TYPE_TABLE, ELEMENT_TABLE -> {
                checkIndices(INDEX, reader.index(), INDEX_2, reader.index2());
                assertEquals(INDEX_2, reader.table());
            }
            case TABLE_TABLE -> {
                checkIndices(INDEX, reader.index(), INDEX_2, reader.index2());
                assertEquals(INDEX, reader.table());
            }
            case DATA_MEMORY -> {
                checkIndices(INDEX, reader.index(), INDEX_2, reader.index2());
                assertEquals(INDEX_2, reader.memory());
            }
            case MEMORY_MEMORY -> {
                checkIndices(INDEX, reader.index(), INDEX_2, reader.index2());
                assertEquals(INDEX, reader.memory());
            }
            case BLOCK_TYPE -> assertEquals(new BlockType.Index(INDEX), reader.blockType());
            case TRY_TABLE -> {
                assertEquals(new BlockType.Value(SOURCE), reader.blockType());
                assertEquals(CATCHES, IntStream.range(0, reader.catchCount()).mapToObj(reader::catchClause).toList());
            }
            case BR_TABLE ->
                    assertEquals(LABELS, IntStream.range(0, reader.labelCount()).mapToObj(reader::label).toList());
            case MEMARG -> {
                checkIndices(INDEX, reader.memory(), 63, reader.alignment());
                assertEquals(OFFSET, reader.offset());
            }
            case MEMARG_LANE -> {
                checkIndices(0, reader.memory(), 3, reader.alignment());
                assertEquals(OFFSET, reader.offset());
                assertEquals(200, reader.lane());
            }
            case LANE -> assertEquals(255, reader.lane());
            case I32 -> assertEquals(Integer.MIN_VALUE, reader.i32());
            case I64 -> assertEquals(Long.MIN_VALUE, reader.i64());
            case F32 -> assertEquals(0xFFA0_0001, reader.f32Bits());
            case F64 -> assertEquals(LOW, reader.f64Bits());
            case V128 -> {
                assertEquals(LOW, reader.v128Low());
                assertEquals(HIGH, reader.v128High());
            }
            case LANES -> IntStream.range(0, 16).forEach(i -> assertEquals(255 - i, reader.lane(i)));
            case SELECT_TYPES -> assertEquals(SELECTED, reader.selectTypes());
            case HEAP_TYPE -> assertEquals(SOURCE.heap(), reader.heapType());
            case REFERENCE -> assertEquals(ReferenceType.nonNull(SOURCE.heap()), reader.castTarget());
            case REFERENCE_NULL -> assertEquals(SOURCE, reader.castTarget());
            case CAST -> {
                assertEquals(INDEX, reader.index());
                assertEquals(SOURCE, reader.castSource());
                assertEquals(TARGET, reader.castTarget());
            }
        }
    }

    private static void checkIndices(int expected, int actual, int expected2, int actual2) {
        assertEquals(expected, actual);
        assertEquals(expected2, actual2);
    }
}
