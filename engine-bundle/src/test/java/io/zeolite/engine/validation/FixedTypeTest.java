package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Per row of the opcode table: what an instruction of fixed type accepts, over memories and tables of either kind. */
class FixedTypeTest {

    private static final List<ValueType> VALUES =
            List.of(NumberType.I32, NumberType.I64, NumberType.F32, NumberType.F64,
                    VectorType.V128);
    private static final ReferenceType REFERENCE = ReferenceType.nullable(AbstractHeapType.EXTERN);

    /**
     * An instruction over two memories and tables.
     *
     * @param first  the address type of those with index 0
     * @param second the address type of those with index 1
     */
    record Row(Opcode opcode, AddressType first, AddressType second) {

        private Signature signature() {
            return opcode.signature().orElseThrow();
        }

        private boolean namesTwo() {
            return signature().operands().contains(OperandKind.ADDRESS_2);
        }

        private ValueType type(OperandKind kind) {
            return kind.valueType(first, second);
        }

        List<ValueType> operands() {
            return signature().operands().stream().map(this::type).toList();
        }

        List<ValueType> results() {
            return signature().results().stream().map(this::type).toList();
        }

        /** Writes the instruction, every memory and table being the first but for a source. */
        void write(InstructionWriter code) {
            code.opcode(opcode);
            switch (opcode.immediates()) {
                case MEMARG -> code.memoryArgument(0, Integer.numberOfTrailingZeros(opcode.accessBytes()), 0);
                case MEMARG_LANE ->
                        code.memoryArgument(0, Integer.numberOfTrailingZeros(opcode.accessBytes()), 0).lane(0);
                case LANE -> code.lane(0);
                case LANES -> code.v128(0, 0);
                case I32 -> code.i32(0);
                case I64 -> code.i64(0);
                case F32 -> code.f32Bits(0);
                case F64 -> code.f64Bits(0);
                case V128 -> code.v128(0, 0);
                case FENCE -> code.fence();
                default -> {
                    List<IndexSpace> spaces = opcode.immediates().indexSpaces();
                    for (int i = 0; i < spaces.size(); i++) {
                        code.index(i == 1 && namesTwo() ? 1 : 0);
                    }
                }
            }
        }

        ModuleBuilder module(List<ValueType> given, List<ValueType> results) {
            InstructionWriter code = ModuleBuilder.code();
            for (int i = 0; i < given.size(); i++) {
                code.opcode(Opcode.LOCAL_GET).index(i);
            }
            write(code);
            return new ModuleBuilder().memory(memory(first)).memory(memory(second)).table(table(first))
                    .table(table(second)).element(ReferenceType.FUNCREF, new SegmentMode.Passive())
                    .data(new SegmentMode.Passive()).function(new FunctionType(given, results), code);
        }

        private static MemoryType memory(AddressType address) {
            return new MemoryType(address, Limits.of(1, 1), true, MemoryType.STANDARD_PAGE_SIZE_LOG2);
        }

        private static TableType table(AddressType address) {
            return new TableType(address, Limits.atLeast(1), ReferenceType.FUNCREF);
        }
    }

    static Stream<Row> rows() {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.signature().isPresent())
                .flatMap(opcode -> Stream.of(AddressType.values()).flatMap(first -> Stream.of(AddressType.values())
                        .map(second -> new Row(opcode, first, second))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void acceptsItsOperandsAndLeavesItsResults(Row row) {
        assertDoesNotThrow(() -> row.module(row.operands(), row.results()).validate());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rejectsEachOperandOfAnotherType(Row row) {
        for (int i = 0; i < row.operands().size(); i++) {
            List<ValueType> given = new ArrayList<>(row.operands());
            for (ValueType wrong : Stream.concat(VALUES.stream(), Stream.of(REFERENCE)).toList()) {
                given.set(i, wrong);
                if (!wrong.equals(row.operands().get(i))) {
                    row.module(given, row.results()).assertInvalid("type mismatch");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rejectsAMissingOperand(Row row) {
        if (!row.operands().isEmpty()) {
            List<ValueType> given = row.operands().subList(1, row.operands().size());
            row.module(given, row.results()).assertInvalid("type mismatch");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leavesNoOtherResults(Row row) {
        List<ValueType> more = new ArrayList<>(row.results());
        more.add(NumberType.I32);
        row.module(row.operands(), more).assertInvalid("type mismatch");
        if (!row.results().isEmpty()) {
            List<ValueType> other = new ArrayList<>(row.results());
            other.set(0, other.getFirst() == NumberType.I32 ? NumberType.F32 : NumberType.I32);
            row.module(row.operands(), other).assertInvalid("type mismatch");
            row.module(row.operands(), List.of()).assertInvalid("type mismatch");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void takesAnythingInUnreachableCode(Row row) {
        InstructionWriter code = ModuleBuilder.code(Opcode.UNREACHABLE);
        row.write(code);
        FunctionType type = new FunctionType(List.of(), row.results());
        ModuleBuilder module = new ModuleBuilder().memory(Row.memory(row.first())).memory(Row.memory(row.second()))
                .table(Row.table(row.first())).table(Row.table(row.second()))
                .element(ReferenceType.FUNCREF, new SegmentMode.Passive()).data(new SegmentMode.Passive());
        assertNotNull(module.function(type, code).validate());
    }
}
