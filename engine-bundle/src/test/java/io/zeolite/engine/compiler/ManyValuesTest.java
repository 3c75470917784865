package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hundreds of parameters and results pass in order, whoever calls whom, in methods that the virtual machine compiles. */
class ManyValuesTest {

    private static final List<ValueType> MIX = List.of(I32, I64, F32, F64, ReferenceType.EXTERNREF);

    private static FunctionType type(int count) {
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(MIX.get(i % MIX.size()));
        }
        return new FunctionType(types, types);
    }

    /** Function 1 returns its parameters; 2 to 5 call it or end in a call of it, directly or through the table. */
    private static TestModule module(int count) {
        FunctionType type = type(count);
        TestModule module = new TestModule().importFunction("host", "same", type).table(1).elements(1);
        int typeIndex = module.type(type);
        module.function(type, body -> parameters(body, count));
        module.function(type, body -> parameters(body, count).opcode(Opcode.CALL).index(1));
        module.function(type, body -> parameters(body, count).opcode(Opcode.I32_CONST).i32(0)
                .opcode(Opcode.CALL_INDIRECT).index(typeIndex).index(0));
        module.function(type, body -> parameters(body, count).opcode(Opcode.I32_CONST).i32(0)
                .opcode(Opcode.RETURN_CALL_INDIRECT).index(typeIndex).index(0));
        module.function(type, body -> parameters(body, count).opcode(Opcode.CALL).index(0));
        return module;
    }

    private static InstructionWriter parameters(InstructionWriter body, int count) {
        for (int i = 0; i < count; i++) {
            body.opcode(Opcode.LOCAL_GET).index(i);
        }
        return body;
    }

    @ParameterizedTest
    @CsvSource({"COMPILER, 300", "INTERPRETER, 300", "INTERPRETER, 1000"})
    void passInOrder(ExecutionTier tier, int count) {
        FunctionType type = type(count);
        try (WasmRuntime runtime = new EngineRuntimeFactory().create(RuntimeConfig.defaults().withTier(tier))) {
            runtime.hostModule("host").function("same", type, List.of(), List.of(), (_, _, _) -> {}).instantiate();
            ModuleInstance instance =
                    runtime.instantiate(runtime.compile(module(count).encode()), ModuleConfig.named("many"));
            for (int function = 1; function <= 5; function++) {
                Slots slots = Slots.forType(type);
                for (int i = 0; i < count; i++) {
                    if (type.parameters().get(i) instanceof ReferenceType) {
                        slots.setReference(i, "reference " + i);
                    } else {
                        slots.setLong(i, expected(type, i));
                    }
                }
                instance.function("" + function).call(Context.root(), slots);
                for (int i = 0; i < count; i++) {
                    if (type.results().get(i) instanceof ReferenceType) {
                        assertEquals("reference " + i, slots.getReference(i), "result " + i + " of " + function);
                    } else {
                        assertEquals(expected(type, i), slots.getLong(i), "result " + i + " of " + function);
                    }
                }
            }
        }
    }

    private static long expected(FunctionType type, int index) {
        return type.parameters().get(index) == I64 ? -index : index;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 300})
    void becomeMethodsThatAreCompiled(int count) {
        EmittedMethods.assertCompilable(module(count));
    }

    @Test
    void areTakenOffTheStackOneByOne() {
        int count = 500;
        FunctionType type = FunctionType.of().returning(Collections.nCopies(count, I32).toArray(ValueType[]::new));
        TestModule module = new TestModule().function(type, body -> {
            for (int i = 0; i < count; i++) {
                body.opcode(Opcode.I32_CONST).i32(i);
            }
        });
        module.function(FunctionType.of().returning(I32), body -> {
            body.opcode(Opcode.CALL).index(0);
            for (int i = 1; i < count; i++) {
                body.opcode(Opcode.I32_ADD);
            }
        });
        EmittedMethods.assertCompilable(module);
        assertEquals(count * (count - 1) / 2, module.instantiate().function("1").call().getInt(0));
    }
}
