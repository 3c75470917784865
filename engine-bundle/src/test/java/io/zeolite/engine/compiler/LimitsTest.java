package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is large where the JVM has a limit. */
class LimitsTest {

    private static final FunctionType TO_I32 = FunctionType.of().returning(I32);
    private static final FunctionType I32_TO_I32 = FunctionType.of(I32).returning(I32);

    @Test
    void parametersBeyondTheSlotsOfAMethodArrive() {
        List<ValueType> parameters = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            parameters.addAll(List.of(I32, I64, F32, F64, ReferenceType.EXTERNREF));
        }
        FunctionType type = new FunctionType(parameters, List.of(I64, F64, ReferenceType.EXTERNREF, F32, I32));
        TestModule module = new TestModule().function(type, body -> {
            for (int last : new int[] {296, 298, 299, 297, 295}) {
                body.opcode(Opcode.LOCAL_GET).index(last);
            }
        });
        module.function(type, body -> {
            for (int i = 0; i < parameters.size(); i++) {
                body.opcode(Opcode.LOCAL_GET).index(i);
            }
            body.opcode(Opcode.CALL).index(0);
        });
        Slots slots = Slots.forType(type);
        slots.setInt(295, -1);
        slots.setLong(296, Long.MIN_VALUE);
        slots.setFloat(297, 0.5f);
        slots.setDouble(298, -0.0);
        slots.setReference(299, "last");
        module.instantiate().function("1").call(Context.root(), slots);
        assertEquals(Long.MIN_VALUE, slots.getLong(0));
        assertEquals(-0.0, slots.getDouble(1));
        assertEquals("last", slots.getReference(2));
        assertEquals(0.5f, slots.getFloat(3));
        assertEquals(-1, slots.getInt(4));
    }

    @Test
    void manyResultsArrive() {
        FunctionType type = FunctionType.of().returning(Collections.nCopies(500, I32).toArray(ValueType[]::new));
        TestModule module = new TestModule().function(type, body -> {
            for (int i = 0; i < 500; i++) {
                constant(body, i);
            }
        });
        module.function(TO_I32, body -> {
            body.opcode(Opcode.CALL).index(0);
            for (int i = 1; i < 500; i++) {
                body.opcode(Opcode.I32_ADD);
            }
        });
        assertEquals(499 * 500 / 2, module.instantiate().function("1").call().getInt(0));
    }

    @Test
    void localsBeyondTheShortFormWork() {
        TestModule module = new TestModule().function(I32_TO_I32, List.of(new LocalGroup(5_000, I64)), body -> {
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EXTEND_I32_S);
            body.opcode(Opcode.LOCAL_SET).index(5_000);
            body.opcode(Opcode.LOCAL_GET).index(5_000).opcode(Opcode.I32_WRAP_I64);
        });
        assertEquals(77, module.instantiate().function("0").call(77).getInt(0));
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
    void functionsBeyondAMethodWork() {
        TestModule module = new TestModule().function(I32_TO_I32, body -> {
            constant(body, 1);
            for (int i = 0; i < 20_000; i++) {
                body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_MUL).opcode(Opcode.I32_CLZ);
            }
        });
        int expected = 1;
        for (int i = 0; i < 20_000; i++) {
            expected = Integer.numberOfLeadingZeros(expected * 5);
        }
        assertEquals(expected, module.instantiate().function("0").call(5).getInt(0));
    }

    @Test
    void blocksNestDeeply() {
        int depth = 4_000;
        TestModule module = new TestModule().function(I32_TO_I32, body -> {
            for (int i = 0; i < depth; i++) {
                body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            }
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_IF).index(depth - 1);
            constant(body, 1);
            body.opcode(Opcode.RETURN);
            for (int i = 0; i < depth; i++) {
                body.opcode(Opcode.END);
            }
            constant(body, 2);
        });
        ModuleInstance instance = module.instantiate();
        assertEquals(1, instance.function("0").call(0).getInt(0));
        assertEquals(2, instance.function("0").call(1).getInt(0));
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
    void tablesOfLabelsAreLong() {
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            labels.add(i % 3);
        }
        TestModule module = new TestModule().function(I32_TO_I32, body -> {
            for (int i = 0; i < 3; i++) {
                body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            }
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.BR_TABLE).labels(labels);
            for (int i = 0; i < 3; i++) {
                body.opcode(Opcode.END);
                constant(body, i);
                body.opcode(Opcode.RETURN);
            }
            body.opcode(Opcode.UNREACHABLE);
        });
        ModuleInstance instance = module.instantiate();
        assertEquals(0, instance.function("0").call(9_000).getInt(0));
        assertEquals(2, instance.function("0").call(2).getInt(0));
        assertEquals(9_999 % 3, instance.function("0").call(0xFFFF_FFFFL).getInt(0));
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
