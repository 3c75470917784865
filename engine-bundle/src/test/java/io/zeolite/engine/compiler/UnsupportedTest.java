package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the compiler cannot do yet, it refuses before anything runs. */
class UnsupportedTest {

    private static final FunctionType TO_I32 = FunctionType.of().returning(I32);

    @Test
    void namesTheInstructionAndItsPlace() {
        String message = refusal(
                body -> body.opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.REF_I31).opcode(Opcode.I31_GET_U));
        assertTrue(message.matches("not supported yet: ref.i31 \\(func 0, offset 0x[0-9a-f]+\\)"), message);
    }

    private static String refusal(Consumer<InstructionWriter> body) {
        return assertThrows(UnsupportedException.class, () -> new TestModule().function(TO_I32, body).instantiate())
                .getMessage();
    }
}
