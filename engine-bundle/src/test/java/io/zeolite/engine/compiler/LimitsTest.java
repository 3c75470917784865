package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.tier.LimitsSuite;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is large where the JVM has a limit. */
class LimitsTest extends LimitsSuite {

    private static final FunctionType TO_I32 = FunctionType.of().returning(I32);
    private static final FunctionType I32_TO_I32 = FunctionType.of(I32).returning(I32);

    LimitsTest() {
        super(RuntimeConfig.defaults().withTier(ExecutionTier.COMPILER));
    }

    @Test
    void localsBeyondThoseOfAMethodWork() {
        TestModule module = new TestModule().function(I32_TO_I32, List.of(new LocalGroup(40_000, I64)), body -> {
            for (int i = 1; i <= 40_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(i).opcode(Opcode.LOCAL_GET).index(i - 1);
                if (i == 1) {
                    body.opcode(Opcode.I64_EXTEND_I32_S);
                }
                body.opcode(Opcode.I64_SUB).opcode(Opcode.LOCAL_SET).index(i);
            }
            body.opcode(Opcode.LOCAL_GET).index(40_000).opcode(Opcode.I32_WRAP_I64);
        });
        assertEquals(7, module.instantiate().function("0").call(7).getInt(0));
    }

    @Test
    void jumpsReachFurtherThanTheShortForm() {
        TestModule module = new TestModule().function(I32_TO_I32, body -> {
            body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            body.opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_EQZ).opcode(Opcode.BR_IF).index(1);
            for (int i = 0; i < 8_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CLZ).opcode(Opcode.DROP);
            }
            body.opcode(Opcode.LOCAL_GET).index(0);
            constant(body, 1);
            body.opcode(Opcode.I32_SUB).opcode(Opcode.LOCAL_SET).index(0).opcode(Opcode.BR).index(0);
            body.opcode(Opcode.END).opcode(Opcode.END).opcode(Opcode.LOCAL_GET).index(0);
        });
        assertEquals(0, module.instantiate().function("0").call(3).getInt(0));
    }

    @Test
    void globalsAndTypesBeyondTheFieldsAreFound() {
        TestModule module = new TestModule();
        for (int i = 0; i < 450; i++) {
            int value = i;
            module.global(I32, writer -> writer.opcode(Opcode.I32_CONST).i32(value));
        }
        module.function(TO_I32, body -> {
            body.opcode(Opcode.GLOBAL_GET).index(449);
            constant(body, 1);
            body.opcode(Opcode.I32_ADD).opcode(Opcode.GLOBAL_SET).index(449);
            body.opcode(Opcode.GLOBAL_GET).index(449).opcode(Opcode.GLOBAL_GET).index(7).opcode(Opcode.I32_ADD);
        });
        assertEquals(457, module.instantiate().function("0").call().getInt(0));
    }

    private static void constant(InstructionWriter body, int value) {
        body.opcode(Opcode.I32_CONST).i32(value);
    }
}
