package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExhaustionException;
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
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.BlockType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.CatchClause.Kind;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    private static final FunctionType NOTHING = FunctionType.of();
    private static final FunctionType I32_TO_I32 = FunctionType.of(I32).returning(I32);

    private final WasmRuntime runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults());

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void uncaughtExceptionsHaveTagAndArguments() {
        FunctionType type = FunctionType.of(I32, I64, F32, F64, ReferenceType.EXTERNREF);
        ModuleInstance instance = new TestModule().tag(type).function(type, body -> {
            for (int i = 0; i < 5; i++) {
                body.opcode(Opcode.LOCAL_GET).index(i);
            }
            body.opcode(Opcode.THROW).index(0);
        }).instantiate();
        Slots slots = Slots.forType(type);
        slots.setInt(0, -1);
        slots.setLong(1, Long.MIN_VALUE);
        slots.setFloat(2, 0.5f);
        slots.setDouble(3, -0.0);
        slots.setReference(4, "host");
        UncaughtException uncaught = assertThrows(UncaughtException.class,
                () -> instance.function("0").call(Context.root(), slots));
        assertSame(instance.tag("tag0"), uncaught.tag());
        assertEquals(-1, uncaught.arguments().getInt(0));
        assertEquals(Long.MIN_VALUE, uncaught.arguments().getLong(1));
        assertEquals(0.5f, uncaught.arguments().getFloat(2));
        assertEquals(-0.0, uncaught.arguments().getDouble(3));
        assertEquals("host", uncaught.arguments().getReference(4));
    }

    @Test
    void exceptionsCrossInstances() {
        FunctionType carried = FunctionType.of(I32, ReferenceType.EXTERNREF);
        FunctionType type = FunctionType.of(I32, ReferenceType.EXTERNREF).returning(I32, ReferenceType.EXTERNREF);
        new TestModule().tag(carried).tag(carried).function(type, body -> body.opcode(Opcode.LOCAL_GET).index(0)
                .opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.THROW).index(1)).instantiate(runtime, "thrower");
        new TestModule().importFunction("thrower", "0", type)
                .function(type, body -> body.opcode(Opcode.LOCAL_GET).index(0)
                        .opcode(Opcode.LOCAL_GET).index(1).opcode(Opcode.CALL).index(0))
                .instantiate(runtime, "between");
        ModuleInstance catcher =
                new TestModule().importFunction("between", "1", type).importTag("thrower", "tag0", carried)
                        .importTag("thrower", "tag1", carried).function(type, body -> {
                            // the first type that the module names is the function's
                            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.LOCAL_GET).index(1);
                            body.opcode(Opcode.TRY_TABLE).blockType(new BlockType.Index(0));
                            body.catches(List.of(new CatchClause(Kind.CATCH, 1, 0), new CatchClause(Kind.CATCH, 0, 0)));
                            body.opcode(Opcode.CALL).index(0).opcode(Opcode.DROP).opcode(Opcode.DROP);
                            body.opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
                        }).instantiate(runtime, "catcher");
        Slots slots = Slots.forType(type);
        slots.setInt(0, 42);
        slots.setReference(1, "host");
        catcher.function("1").call(Context.root(), slots);
        assertEquals(42, slots.getInt(0));
        assertEquals("host", slots.getReference(1));
    }

    @Test
    void localsInAHandlerAreThoseOfTheThrow() {
        TestModule module = new TestModule().tag(NOTHING);
        module.function(I32_TO_I32, List.of(new LocalGroup(1, I32)), body -> {
            body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH_ALL, 0, 0)));
            body.opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
            addToLocal(body, 1, 3);
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_EQZ).opcode(Opcode.IF).blockType(BlockType.EMPTY);
            body.opcode(Opcode.THROW).index(0).opcode(Opcode.END);
            addToLocal(body, 0, -1);
            body.opcode(Opcode.BR).index(0).opcode(Opcode.END).opcode(Opcode.END).opcode(Opcode.END);
            body.opcode(Opcode.LOCAL_GET).index(1);
        });
        assertEquals(33, module.instantiate().function("0").call(10).getInt(0));
    }

    @Test
    void operandsBelowATryTableSurvive() {
        TestModule module = new TestModule().tag(FunctionType.of(I32));
        module.function(FunctionType.of(I32), body -> body.opcode(Opcode.LOCAL_GET).index(0)
                .opcode(Opcode.IF).blockType(BlockType.EMPTY)
                .opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.THROW).index(0).opcode(Opcode.END));
        module.function(I32_TO_I32, body -> {
            body.opcode(Opcode.I32_CONST).i32(1000).opcode(Opcode.I64_CONST).i64(100);
            body.opcode(Opcode.BLOCK).blockType(new BlockType.Value(I32));
            body.opcode(Opcode.I32_CONST).i32(10_000);
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH, 0, 0)));
            body.opcode(Opcode.I64_CONST).i64(7).opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.CALL).index(0);
            body.opcode(Opcode.DROP).opcode(Opcode.END).opcode(Opcode.END);
            body.opcode(Opcode.I64_EXTEND_I32_S).opcode(Opcode.I64_ADD).opcode(Opcode.I32_WRAP_I64)
                    .opcode(Opcode.I32_ADD);
        });
        ModuleInstance instance = module.instantiate();
        assertEquals(1000 + 100 + 5, instance.function("1").call(5).getInt(0));
        assertEquals(1000 + 100 + 10_000, instance.function("1").call(0).getInt(0));
    }

    @Test
    void handlersSeeMemoriesThatHaveGrown() {
        TestModule module = new TestModule().tag(NOTHING).memory(1, 2);
        module.function(NOTHING, body -> {
            body.opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.MEMORY_GROW).index(0).opcode(Opcode.DROP);
            body.opcode(Opcode.I32_CONST).i32(0x1_0004).opcode(Opcode.I32_CONST).i32(42);
            body.opcode(Opcode.I32_STORE).memoryArgument(0, 2, 0).opcode(Opcode.THROW).index(0);
        });
        module.function(I32_TO_I32, body -> {
            catchAll(body, new InstructionWriter().opcode(Opcode.CALL).index(0));
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.I32_LOAD).memoryArgument(0, 2, 0);
        });
        assertEquals(42, module.instantiate().function("1").call(0x1_0004).getInt(0));
    }

    @Test
    void handlersThatDoNotMatchPassExceptionsOn() {
        TestModule module = new TestModule().tag(NOTHING).tag(NOTHING);
        module.function(FunctionType.of().returning(I32), body -> {
            body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH, 0, 0)));
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH, 1, 1)));
            body.opcode(Opcode.THROW).index(0).opcode(Opcode.END);
            body.opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
            body.opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
            body.opcode(Opcode.I32_CONST).i32(6);
        });
        assertEquals(6, module.instantiate().function("0").call().getInt(0));
    }

    @Test
    void caughtExceptionsAreThrownAgain() {
        TestModule module = new TestModule().tag(FunctionType.of(I32));
        module.function(I32_TO_I32, body -> {
            body.opcode(Opcode.BLOCK).blockType(new BlockType.Value(ReferenceType.EXNREF));
            body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                    .catches(List.of(new CatchClause(Kind.CATCH_ALL_REF, 0, 0)));
            body.opcode(Opcode.LOCAL_GET).index(0).opcode(Opcode.THROW).index(0).opcode(Opcode.END);
            body.opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
            body.opcode(Opcode.THROW_REF);
        });
        module.function(NOTHING,
                body -> body.opcode(Opcode.REF_NULL).heapType(AbstractHeapType.EXN).opcode(Opcode.THROW_REF));
        ModuleInstance instance = module.instantiate();
        UncaughtException uncaught = assertThrows(UncaughtException.class, () -> instance.function("0").call(9));
        assertEquals(9, uncaught.arguments().getInt(0));
        assertEquals(TrapKind.NULL_REFERENCE,
                assertThrows(TrapException.class, () -> instance.function("1").call()).kind());
    }

    @Test
    void catchesNothingButExceptionsOfGuests() {
        IllegalStateException hostException = new IllegalStateException("of the host");
        runtime.hostModule("env").function("fail", Runnable.class, () -> {
            throw hostException;
        }).instantiate();
        ModuleInstance instance = new TestModule().importFunction("env", "fail", NOTHING)
                .function(NOTHING, body -> catchAll(body, new InstructionWriter().opcode(Opcode.CALL).index(0)))
                .function(NOTHING, body -> catchAll(body, new InstructionWriter().opcode(Opcode.UNREACHABLE)))
                .function(NOTHING, body -> catchAll(body, new InstructionWriter().opcode(Opcode.CALL).index(3)))
                .function(NOTHING, body -> catchAll(body, new InstructionWriter()))
                .instantiate(runtime, "guest");
        assertSame(hostException, assertThrows(IllegalStateException.class, () -> instance.function("1").call()));
        assertThrows(TrapException.class, () -> instance.function("2").call());
        assertThrows(ExhaustionException.class, () -> instance.function("3").call());
        instance.function("4").call();
    }

    /** Executes instructions in a block that catches everything. */
    private static void catchAll(InstructionWriter body, InstructionWriter instructions) {
        body.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
        body.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY)
                .catches(List.of(new CatchClause(Kind.CATCH_ALL, 0, 0)));
        body.append(instructions).opcode(Opcode.END).opcode(Opcode.END);
    }

    private static void addToLocal(InstructionWriter body, int local, int value) {
        body.opcode(Opcode.LOCAL_GET).index(local).opcode(Opcode.I32_CONST).i32(value).opcode(Opcode.I32_ADD);
        body.opcode(Opcode.LOCAL_SET).index(local);
    }
}
