package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.BlockType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.CatchClause.Kind;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls in tail position need no stack, whoever is called. */
class TailCallsTest {

    private static final FunctionType I64_TO_I64 = FunctionType.of(I64).returning(I64);
    private static final FunctionType I64_TO_I32 = FunctionType.of(I64).returning(I32);
    private static final long MANY = 100_000_000;

    private final WasmRuntime runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults());

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void functionsOfAModuleCallEachOther() {
        ModuleInstance instance = new TestModule()
                .function(I64_TO_I32, body -> countDown(body, 1, call -> call.opcode(Opcode.RETURN_CALL).index(1)))
                .function(I64_TO_I32, body -> countDown(body, 0, call -> call.opcode(Opcode.RETURN_CALL).index(0)))
                .instantiate();
        assertEquals(1, instance.function("0").call(MANY).getInt(0));
        assertEquals(0, instance.function("0").call(1_001).getInt(0));
    }

    @Test
    void functionsCallEachOtherThroughATable() {
        TestModule module = new TestModule().table(2).elements(0, 1);
        int type = module.type(I64_TO_I32);
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            module.function(I64_TO_I32, body -> countDown(body, other, call -> call.opcode(Opcode.I32_CONST).i32(other)
                    .opcode(Opcode.RETURN_CALL_INDIRECT).index(type).index(0)));
        }
        assertEquals(1, module.instantiate().function("0").call(MANY).getInt(0));
    }

    @Test
    void functionsOfTwoInstancesCallEachOtherThroughAnImportAndATable() {
        TestModule odd = new TestModule().table(1);
        int type = odd.type(I64_TO_I32);
        odd.function(I64_TO_I32, body -> countDown(body, 0,
                call -> call.opcode(Opcode.I32_CONST).i32(0).opcode(Opcode.RETURN_CALL_INDIRECT).index(type).index(0)));
        odd.instantiate(runtime, "odd");
        ModuleInstance even = new TestModule().importFunction("odd", "0", I64_TO_I32).importTable("odd", "table", 1)
                .function(I64_TO_I32, body -> countDown(body, 1, call -> call.opcode(Opcode.RETURN_CALL).index(0)))
                .elements(1).instantiate(runtime, "even");
        assertEquals(1, even.function("1").call(MANY).getInt(0));
        assertEquals(0, even.function("1").call(1_001).getInt(0));
    }

    @Test
    void functionsCallEachOtherThroughReferences() {
        FunctionType type = FunctionType.of(I64, ReferenceType.FUNCREF).returning(I32);
        TestModule module = new TestModule().table(1).elements(0);
        int index = module.type(type);
        module.function(type, body -> countDown(body, 7, call -> call.opcode(Opcode.LOCAL_GET).index(1)
                .opcode(Opcode.REF_FUNC).index(0).opcode(Opcode.RETURN_CALL_REF).index(index)));
        module.function(I64_TO_I32, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.REF_NULL)
                .heapType(AbstractHeapType.FUNC).opcode(Opcode.RETURN_CALL).index(0));
        assertEquals(7, module.instantiate().function("1").call(1_000_000).getInt(0));
    }

    @Test
    void callsFunctionsOfTheHost() {
        runtime.hostModule("env").function("twice", LongUnaryOperator.class, number -> 2 * number).instantiate();
        ModuleInstance instance = new TestModule().importFunction("env", "twice", I64_TO_I64)
                .function(I64_TO_I64,
                        body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.RETURN_CALL).index(0))
                .instantiate(runtime, "guest");
        assertEquals(84, instance.function("1").call(42).getLong(0));
    }

    @Test
    void allResultsOfAnotherInstanceArrive() {
        List<ValueType> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            results.addAll(List.of(F32, I64, F64, ReferenceType.EXTERNREF, I32));
        }
        FunctionType type = new FunctionType(results, results);
        new TestModule().function(type, body -> locals(body, results.size())).instantiate(runtime, "echo");
        new TestModule().importFunction("echo", "0", type)
                .function(type, body -> locals(body, results.size()).opcode(Opcode.RETURN_CALL).index(0))
                .instantiate(runtime, "between");
        ModuleInstance instance = new TestModule().importFunction("between", "1", type)
                .function(type, body -> locals(body, results.size()).opcode(Opcode.RETURN_CALL).index(0))
                .function(type, body -> locals(body, results.size()).opcode(Opcode.CALL).index(1))
                .instantiate(runtime, "guest");
        Slots slots = Slots.forType(type);
        for (int slot = 0; slot < results.size(); slot += 5) {
            slots.setFloat(slot, slot + 0.5f);
            slots.setLong(slot + 1, Long.MIN_VALUE + slot);
            slots.setDouble(slot + 2, -slot);
            slots.setReference(slot + 3, "reference " + slot);
            slots.setInt(slot + 4, -slot);
        }
        instance.function("2").call(Context.root(), slots);
        for (int slot = 0; slot < results.size(); slot += 5) {
            assertEquals(slot + 0.5f, slots.getFloat(slot));
            assertEquals(Long.MIN_VALUE + slot, slots.getLong(slot + 1));
            assertEquals(-slot, slots.getDouble(slot + 2));
            assertEquals("reference " + slot, slots.getReference(slot + 3));
            assertEquals(-slot, slots.getInt(slot + 4));
        }
    }

    @Test
    void parametersBeyondTheSlotsOfAMethodArrive() {
        FunctionType type = new FunctionType(Collections.nCopies(200, I64), List.of(I64));
        new TestModule().function(type, body -> body.opcode(Opcode.LOCAL_GET).index(199)).instantiate(runtime, "last");
        ModuleInstance instance = new TestModule().importFunction("last", "0", type)
                .function(type, body -> locals(body, 200).opcode(Opcode.RETURN_CALL).index(0))
                .function(I64_TO_I64, body -> {
                    for (int i = 0; i < 199; i++) {
                        body.opcode(Opcode.I64_CONST).i64(i);
                    }
                    body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.RETURN_CALL).index(1);
                }).instantiate(runtime, "guest");
        assertEquals(42, instance.function("2").call(42).getLong(0));
    }

    @Test
    void nothingIsLeftOfACallThatFailed() {
        TestModule module = new TestModule().table(2).elements(0);
        int type = module.type(I64_TO_I64);
        module.function(I64_TO_I64, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_GET).index(0)
                .opcode(Opcode.I32_WRAP_I64).opcode(Opcode.RETURN_CALL_INDIRECT).index(type).index(0));
        module.function(I64_TO_I64, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EQZ)
                .opcode(Opcode.IF).blockType(BlockType.EMPTY)
                .opcode(Opcode.I64_CONST).i64(5).opcode(Opcode.RETURN).opcode(Opcode.END)
                .opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.RETURN_CALL).index(0));
        ModuleInstance instance = module.instantiate();
        for (int i = 0; i < 3; i++) {
            assertEquals(TrapKind.UNINITIALIZED_ELEMENT,
                    assertThrows(TrapException.class, () -> instance.function("1").call(1)).kind());
            assertEquals(5, instance.function("1").call(0).getLong(0));
        }
    }

    @Test
    void handlersOfTheCallerAreLeft() {
        FunctionType thrown = FunctionType.of(I64);
        TestModule module = new TestModule().tag(thrown);
        module.function(I64_TO_I64, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.THROW).index(0));
        module.function(I64_TO_I64, body -> {
            body.opcode(Opcode.BLOCK).blockType(new BlockType.Value(I64));
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH, 0, 0)));
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EQZ);
            body.opcode(Opcode.IF).blockType(BlockType.EMPTY);
            body.opcode(Opcode.I64_CONST).i64(3).opcode(Opcode.RETURN_CALL).index(0);
            body.opcode(Opcode.END);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.CALL).index(0).opcode(Opcode.DROP);
            body.opcode(Opcode.END);
            body.opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
        });
        ModuleInstance instance = module.instantiate();
        assertEquals(8, instance.function("1").call(8).getLong(0));
        UncaughtException uncaught = assertThrows(UncaughtException.class, () -> instance.function("1").call(0));
        assertEquals(3, uncaught.arguments().getLong(0));
    }

    @Test
    void tailCallsAfterCallsWhoseTailCallsFailedTakeNoStack() {
        TestModule module = new TestModule().tag(FunctionType.of());
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            module.function(I64_TO_I32, body -> countDown(
                    body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EQZ).opcode(Opcode.IF)
                            .blockType(BlockType.EMPTY).opcode(Opcode.THROW).index(0).opcode(Opcode.END),
                    0, call -> call.opcode(Opcode.RETURN_CALL).index(other)));
        }
        module.function(I64_TO_I32, body -> {
            body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH, 0, 0)));
            body.opcode(Opcode.I64_CONST).i64(40).opcode(Opcode.CALL).index(0).opcode(Opcode.DROP);
            body.opcode(Opcode.END).opcode(Opcode.END);
            countDown(body, 7, call -> call.opcode(Opcode.RETURN_CALL).index(3));
        });
        module.function(I64_TO_I32, body -> countDown(body, 8, call -> call.opcode(Opcode.RETURN_CALL).index(2)));
        assertEquals(7, module.instantiate().function("2").call(400_000).getInt(0));
    }

    @Test
    void tailCallsAfterCallsThatMakeManyTakeNoStack() {
        ModuleInstance instance = new TestModule()
                .function(I64_TO_I32, body -> countDown(body, 1, call -> call.opcode(Opcode.RETURN_CALL).index(1)))
                .function(I64_TO_I32, body -> countDown(body, 0, call -> call.opcode(Opcode.RETURN_CALL).index(0)))
                .function(I64_TO_I32,
                        body -> countDown(body.opcode(Opcode.I64_CONST).i64(40).opcode(Opcode.CALL).index(0)
                                .opcode(Opcode.DROP), 7, call -> call.opcode(Opcode.RETURN_CALL).index(3)))
                .function(I64_TO_I32, body -> countDown(body, 8, call -> call.opcode(Opcode.RETURN_CALL).index(2)))
                .instantiate();
        assertEquals(7, instance.function("2").call(2_000_000).getInt(0));
    }

    @Test
    void stackTracesShowTheFunctionsThatAreActive() {
        TestModule module = new TestModule();
        module.function(I64_TO_I32, body -> countDown(body, 0, call -> call.opcode(Opcode.RETURN_CALL).index(1)));
        module.function(I64_TO_I32, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EQZ)
                .opcode(Opcode.IF).blockType(BlockType.EMPTY).opcode(Opcode.UNREACHABLE).opcode(Opcode.END)
                .opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.RETURN_CALL).index(0));
        module.function(I64_TO_I32, body -> body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.CALL).index(0));
        TrapException trap = assertThrows(TrapException.class, () -> module.instantiate().function("2").call(5));
        String message = trap.getMessage();
        assertEquals(1, message.split("\\$1\\(").length - 1, message);
        assertEquals(1, message.split("\\$2\\(").length - 1, message);
        assertFalse(message.contains("$0("), message);
        assertTrue(message.indexOf("$1(") < message.indexOf("$2("), message);
    }

    /** Returns a result if the first parameter is 0; otherwise calls with one less. */
    private static void countDown(InstructionWriter body, int result, Consumer<InstructionWriter> call) {
        body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_EQZ).opcode(Opcode.IF).blockType(BlockType.EMPTY);
        body.opcode(Opcode.I32_CONST).i32(result).opcode(Opcode.RETURN).opcode(Opcode.END);
        body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I64_CONST).i64(1).opcode(Opcode.I64_SUB);
        call.accept(body);
    }

    private static InstructionWriter locals(InstructionWriter body, int count) {
        for (int i = 0; i < count; i++) {
            body.opcode(Opcode.LOCAL_GET).index(i);
        }
        return body;
    }
}
