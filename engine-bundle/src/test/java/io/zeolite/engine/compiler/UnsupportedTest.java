package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the compiler cannot do yet, it refuses before anything runs. */
class UnsupportedTest {

    private static final FunctionType TO_I32 = FunctionType.of().returning(I32);

    @Test
    void namesTheInstructionAndItsPlace() {
        String message = refusal(body -> body.opcode(Opcode.V128_CONST).v128(0, 0).opcode(Opcode.V128_ANY_TRUE));
        assertTrue(message.matches("not supported yet: v128.const \\(func 0, offset 0x[0-9a-f]+\\)"), message);
    }

    @Test
    void refusesVectorsThatNoInstructionOfTheirsTouches() {
        TestModule module = new TestModule().function(FunctionType.of(), List.of(new LocalGroup(1, VectorType.V128)),
                body -> {});
        assertEquals("not supported yet: v128 (func 0", assertThrows(UnsupportedException.class, module::instantiate)
                .getMessage().split(",")[0]);
    }

    private static String refusal(Consumer<InstructionWriter> body) {
        return assertThrows(UnsupportedException.class, () -> new TestModule().function(TO_I32, body).instantiate())
                .getMessage();
    }
}
