package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.MalformedException;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.format.Immediates;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.SegmentMode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixedRulesTest {

    private static final FunctionType NOTHING = FunctionType.of();
    private static final MemoryType MEMORY = MemoryType.of(Limits.atLeast(1));
    private static final MemoryType MEMORY_64 = new MemoryType(AddressType.I64, Limits.atLeast(1), false, 16);

    private static InstructionWriter unreachable(Opcode opcode) {
        return ModuleBuilder.code(Opcode.UNREACHABLE).opcode(opcode);
    }

    private static ModuleBuilder withMemory(InstructionWriter code) {
        return new ModuleBuilder().memory(MEMORY).function(NOTHING, code);
    }

    static Stream<Opcode> accesses() {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.accessBytes() > 0);
    }

    private static InstructionWriter access(Opcode opcode, int memory, int alignment, long offset) {
        InstructionWriter code = unreachable(opcode).memoryArgument(memory, alignment, offset);
        return opcode.immediates() == Immediates.MEMARG_LANE ? code.lane(0) : code;
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void rejectsAlignmentLargerThanNatural(Opcode opcode) {
        int natural = Integer.numberOfTrailingZeros(opcode.accessBytes());
        withMemory(access(opcode, 0, natural + 1, 0)).assertInvalid("alignment must not be larger than natural");
        withMemory(access(opcode, 0, 63, 0)).assertInvalid("alignment must not be larger than natural");
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void asksAtomicAccessesAloneForTheNaturalAlignment(Opcode opcode) {
        int natural = Integer.numberOfTrailingZeros(opcode.accessBytes());
        if (natural == 0) {
            return;
        }
        if (opcode.prefix() == 0xFE) {
            withMemory(access(opcode, 0, 0, 0)).assertInvalid("alignment must be equal to natural");
        } else {
            withMemory(access(opcode, 0, 0, 0).opcode(Opcode.UNREACHABLE)).validate();
        }
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void rejectsAnUnknownMemory(Opcode opcode) {
        withMemory(access(opcode, 1, 0, 0)).assertInvalid("unknown memory 1");
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void rejectsAnOffsetOutOfTheRangeOfAddresses(Opcode opcode) {
        int natural = Integer.numberOfTrailingZeros(opcode.accessBytes());
        long offset = 1L << 32;
        withMemory(access(opcode, 0, natural, offset)).assertInvalid("offset out of range");
        new ModuleBuilder().memory(MEMORY_64)
                .function(NOTHING, access(opcode, 0, natural, offset).opcode(Opcode.UNREACHABLE)).validate();
    }

    @Test
    void rejectsLanesOutsideOfTheVector() {
        withMemory(unreachable(Opcode.I8X16_EXTRACT_LANE_S).lane(16)).assertInvalid("invalid lane index");
        withMemory(unreachable(Opcode.I16X8_EXTRACT_LANE_U).lane(8)).assertInvalid("invalid lane index");
        withMemory(unreachable(Opcode.I32X4_REPLACE_LANE).lane(4)).assertInvalid("invalid lane index");
        withMemory(unreachable(Opcode.F64X2_REPLACE_LANE).lane(2)).assertInvalid("invalid lane index");
        withMemory(unreachable(Opcode.V128_LOAD32_LANE).memoryArgument(0, 2, 0).lane(4))
                .assertInvalid("invalid lane index");
        withMemory(unreachable(Opcode.I8X16_SHUFFLE).v128(0, 0x20L << 56)).assertInvalid("invalid lane index");
        withMemory(unreachable(Opcode.I8X16_SHUFFLE).v128(0, 0x1FL << 56).opcode(Opcode.DROP)).validate();
    }

    @Test
    void rejectsUnknownSegments() {
        ModuleBuilder module = new ModuleBuilder().memory(MEMORY).data(new SegmentMode.Passive());
        module.function(NOTHING, unreachable(Opcode.DATA_DROP).index(1)).assertInvalid("unknown data segment 1");
        module = new ModuleBuilder().memory(MEMORY).data(new SegmentMode.Passive());
        module.function(NOTHING, unreachable(Opcode.MEMORY_INIT).index(1).index(0))
                .assertInvalid("unknown data segment 1");
        new ModuleBuilder().function(NOTHING, unreachable(Opcode.ELEM_DROP).index(0))
                .assertInvalid("unknown elem segment 0");
    }

    @Test
    void asksForTheDataCount() {
        ModuleBuilder module = withMemory(unreachable(Opcode.DATA_DROP).index(0));
        assertThrows(MalformedException.class, module::validate);
    }

    @Test
    void rejectsUnknownTablesAndMemories() {
        withMemory(unreachable(Opcode.TABLE_SIZE).index(0)).assertInvalid("unknown table 0");
        withMemory(unreachable(Opcode.MEMORY_COPY).index(0).index(1)).assertInvalid("unknown memory 1");
        withMemory(unreachable(Opcode.MEMORY_GROW).index(7)).assertInvalid("unknown memory 7");
    }

    @Test
    void copiesOnlyElementsThatMatch() {
        TableType functions = new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.FUNCREF);
        TableType externs = new TableType(AddressType.I32, Limits.atLeast(0), ReferenceType.EXTERNREF);
        new ModuleBuilder().table(functions).table(externs)
                .function(NOTHING, unreachable(Opcode.TABLE_COPY).index(0).index(1)).assertInvalid("type mismatch");
        new ModuleBuilder().table(functions).element(ReferenceType.EXTERNREF, new SegmentMode.Passive())
                .function(NOTHING, unreachable(Opcode.TABLE_INIT).index(0).index(0)).assertInvalid("type mismatch");
    }
}
