package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions of any size work, and no method that they become is larger than the virtual machine compiles. */
class LargeFunctionsTest {

    private static final FunctionType I32_TO_I32 = FunctionType.of(I32).returning(I32);
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void straightLinesOfAMegabyteWork() {
        int rounds = MEGABYTE / 12;
        TestModule module = new TestModule().function(I32_TO_I32, List.of(new LocalGroup(8, I64)), body -> {
            for (int i = 0; i < rounds; i++) {
                body.opcode(Opcode.LOCAL_GET).index(1 + i % 8).opcode(Opcode.LOCAL_GET).index(1 + (i + 3) % 8);
                body.opcode(Opcode.I64_XOR).opcode(Opcode.I64_CONST).i64(i).opcode(Opcode.I64_ADD);
                body.opcode(Opcode.LOCAL_SET).index(1 + (i + 1) % 8);
            }
            body.opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.I32_WRAP_I64).opcode(Opcode.LOCAL_GET).index(0)
                    .opcode(Opcode.I32_ADD);
        });
        long[] locals = new long[8];
        for (int i = 0; i < rounds; i++) {
            locals[(i + 1) % 8] = (locals[i % 8] ^ locals[(i + 3) % 8]) + i;
        }
        assertEquals((int) locals[0] + 5, call(module, 5));
    }

    @Test
    void switchesOfAMegabyteWork() {
        int cases = 10_000;
        TestModule module = dispatchLoop(cases, (body, number) -> {
            for (int i = 0; i < 14; i++) {
                body.opcode(Opcode.LOCAL_GET).index(2).opcode(Opcode.I32_CONST).i32(number + i).opcode(Opcode.I32_XOR)
                        .opcode(Opcode.LOCAL_SET).index(2);
            }
        });
        int sum = 0;
        for (int number = 4_321; number > 0; number--) {
            for (int i = 0; i < 14; i++) {
                sum ^= number - 1 + i;
            }
        }
        assertEquals(sum, call(module, 4_321));
    }

    @Test
    void dispatchLoopsWork() {
        TestModule module = dispatchLoop(256, (body, number) -> {
            for (int i = 0; i < 10; i++) {
                body.opcode(Opcode.LOCAL_GET).index(2).opcode(Opcode.I32_CONST).i32(number * i).opcode(Opcode.I32_ADD)
                        .opcode(Opcode.LOCAL_SET).index(2);
            }
        });
        assertEquals(IntStream.range(0, 200).map(number -> 45 * number).sum(), call(module, 200));
    }

    private interface Case {
        void emit(InstructionWriter body, int number);
    }

    /** Counts the parameter down to 0 and runs the case of each number. */
    private static TestModule dispatchLoop(int cases, Case emitted) {
        return new TestModule().function(I32_TO_I32, List.of(new LocalGroup(2, I32)), body -> {
            body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_EQZ).opcode(Opcode.BR_IF).index(1);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_SUB)
                    .opcode(Opcode.LOCAL_SET).index(0);
            for (int i = 0; i < cases; i++) {
                body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            }
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_TABLE)
                    .labels(IntStream.rangeClosed(0, cases).boxed().toList());
            for (int i = 0; i < cases; i++) {
                body.opcode(Opcode.END);
                emitted.emit(body, i);
                body.opcode(Opcode.BR).index(cases - 1 - i);
            }
            body.opcode(Opcode.END).opcode(Opcode.END).opcode(Opcode.LOCAL_GET).index(2);
        });
    }

    /** What is below a block on the operand stack is moved twice, which its few bytes do not tell. */
    @Test
    void blocksAboveManyOperandsWork() {
        int operands = 80;
        TestModule module = new TestModule().function(I32_TO_I32, body -> {
            for (int i = 0; i < operands; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0);
            }
            for (int i = 0; i < 150; i++) {
                body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY).opcode(Opcode.END);
            }
            for (int i = 1; i < operands; i++) {
                body.opcode(Opcode.I32_ADD);
            }
        });
        assertTrue(divides(module));
        assertEquals(3 * operands, call(module, 3));
    }

    /** What its locals take is more than was estimated, so that it is divided a second time. */
    @Test
    void blocksWithHundredsOfLocalsWork() {
        int locals = 400;
        TestModule module = new TestModule().function(I32_TO_I32, List.of(new LocalGroup(locals, I32)), body -> {
            for (int round = 0; round < 3; round++) {
                for (int i = 1; i <= locals; i++) {
                    body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CONST).i32(i).opcode(Opcode.I32_ADD)
                            .opcode(Opcode.LOCAL_GET).index(i).opcode(Opcode.I32_ADD).opcode(Opcode.LOCAL_SET).index(i);
                }
                body.opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
                for (int i = 2; i <= locals; i++) {
                    body.opcode(Opcode.LOCAL_GET).index(i).opcode(Opcode.LOCAL_GET).index(i - 1)
                            .opcode(Opcode.I32_ADD).opcode(Opcode.LOCAL_SET).index(i);
                }
                body.opcode(Opcode.END);
            }
            body.opcode(Opcode.LOCAL_GET).index(locals);
        });
        int[] values = new int[locals + 1];
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i <= locals; i++) {
                values[i] += 9 + i;
            }
            for (int i = 2; i <= locals; i++) {
                values[i] += values[i - 1];
            }
        }
        assertEquals(values[locals], call(module, 9));
    }

    @Test
    void nestedBlocksNeedLittleStack() throws InterruptedException {
        int depth = 2_000;
        TestModule module = new TestModule().function(I32_TO_I32, List.of(new LocalGroup(1, I32)), body -> {
            for (int i = 0; i < depth; i++) {
                body.opcode(i % 3 == 0 ? Opcode.LOOP : Opcode.BLOCK).blockType(BlockType.EMPTY);
                body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CONST).i32(i).opcode(Opcode.I32_EQ);
                body.opcode(Opcode.BR_IF).index(i % 3 == 0 ? Math.min(i, 1) : i / 2);
            }
            for (int i = 0; i < depth; i++) {
                body.opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_ADD)
                        .opcode(Opcode.LOCAL_SET).index(1).opcode(Opcode.END);
            }
            body.opcode(Opcode.LOCAL_GET).index(1);
        });
        int[] result = new int[1];
        Thread thread = new Thread(null, () -> result[0] = call(module, -1), "small stack", 512 * 1024);
        thread.start();
        thread.join();
        assertEquals(depth, result[0]);
        // from the innermost block to the end of block 1,000
        assertEquals(1_000, call(module, 1_999));
    }

    @Test
    void manyFunctionsWork() {
        TestModule module = new TestModule();
        for (int i = 0; i < 50_000; i++) {
            int callee = i - 1;
            module.function(I32_TO_I32, body -> {
                body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_ADD);
                if (callee >= 0 && callee % 1_000 != 0) {
                    body.opcode(Opcode.CALL).index(callee);
                }
            });
        }
        ModuleInstance instance = module.instantiate();
        assertEquals(999, instance.function("49999").call(0).getInt(0));
        assertEquals(2, instance.function("1").call(1).getInt(0));
    }

    @Test
    void tracesNameADividedFunctionOnce() {
        TestModule module = new TestModule().memory(1, 1).function(I32_TO_I32, body -> {
            for (int i = 0; i < 3_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CLZ).opcode(Opcode.DROP);
            }
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_LOAD).memoryArgument(0, 2, 0);
            for (int i = 0; i < 3_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_CLZ).opcode(Opcode.DROP);
            }
        });
        module.function(I32_TO_I32, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.CALL).index(0));
        TrapException trap = assertThrows(TrapException.class,
                () -> module.instantiate().function("1").call(-1));
        assertEquals(2, trap.trace().frames().size());
        assertTrue(divides(module));
    }

    private static boolean divides(TestModule module) {
        ModulePlan plan = new ModulePlan(TestModule.valid(module.encode()), SplitLimits.DEFAULT, false);
        return new GroupClass(plan, plan.groups().groups().getFirst()).emit().keySet().stream()
                .anyMatch(name -> name.startsWith(ModulePlan.ACTIVATION));
    }

    private static int call(TestModule module, int argument) {
        EmittedMethods.assertCompilable(module);
        return module.instantiate().function("0").call(argument).getInt(0);
    }
}
