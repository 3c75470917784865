package io.zeolite.engine.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.format.BlockType;
import io.zeolite.format.Immediates;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    static Stream<Opcode> opcodesWithoutFixedType() {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.signature().isEmpty());
    }

    private static InstructionWriter unreachable(Opcode opcode) {
        InstructionWriter code = ModuleBuilder.code(Opcode.UNREACHABLE).opcode(opcode);
        switch (opcode.immediates()) {
            case BLOCK_TYPE -> code.blockType(BlockType.EMPTY);
            case TRY_TABLE -> code.blockType(BlockType.EMPTY).catches(List.of());
            case BR_TABLE -> code.labels(List.of(0));
            case SELECT_TYPES -> code.selectTypes(List.of(NumberType.I32));
            case HEAP_TYPE, REFERENCE, REFERENCE_NULL -> code.heapType(AbstractHeapType.ANY);
            case CAST -> code.cast(0, ReferenceType.ANYREF, ReferenceType.ANYREF);
            default -> opcode.immediates().indexSpaces().forEach(_ -> code.index(0));
        }
        return code;
    }

    @ParameterizedTest
    @MethodSource("opcodesWithoutFixedType")
    void everyInstructionHasARule(Opcode opcode) {
        try {
            new ModuleBuilder().function(FunctionType.of(), unreachable(opcode)).validate();
        } catch (InvalidException e) {
            assertTrue(e.position() > 0, "the module has no bytes before the instruction");
        } catch (MalformedException _) {
            assertTrue(opcode == Opcode.ELSE || opcode == Opcode.END || opcode.immediates() == Immediates.TYPE_DATA
                    || opcode.immediates() == Immediates.BLOCK_TYPE || opcode == Opcode.TRY_TABLE, opcode::text);
        }
    }
}
