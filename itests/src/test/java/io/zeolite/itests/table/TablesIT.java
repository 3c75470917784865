package io.zeolite.itests.table;

import static io.zeolite.api.type.NumberType.F32;
import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.experimental.InternalModule;
import io.zeolite.table.Tables;
import io.zeolite.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablesIT {
    private static final FunctionType ANSWER = FunctionType.of().returning(I32);
    private static final FunctionType MIXED =
            FunctionType.of(I32, I64, F32, F64, ReferenceType.EXTERNREF).returning(I64, ReferenceType.EXTERNREF, F32,
                    I32);

    private static final String MODULE = """
        (module
          (import "env" "who" (func $who))
          (import "env" "mixed" (func $mixed (param i32 i64 f32 f64 externref) (result i64 externref f32 i32)))
          (func $one (result i32) i32.const 1)
          (func $two (result i32) i32.const 2)
          (func $swap (param i32 i32) (result i32 i32) local.get 1 local.get 0)
          (func $trap unreachable)
          (table 1 funcref)
          (table 10 funcref)
          (elem (table 1) (i32.const 0) func $two $one $swap $who $mixed $trap)
          (memory 1))""";

    private static WasmRuntime runtime(ExecutionTier tier) {
        return WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
    }

    private final List<Object> seen = new ArrayList<>();

    private ModuleInstance guest(WasmRuntime runtime) {
        runtime.hostModule("env").function("who", FunctionType.of(), (context, caller, _) -> {
            seen.add(context);
            seen.add(caller);
        }).function("mixed", MIXED, (_, _, slots) -> {
            long sum = slots.getInt(0) + slots.getLong(1) + (long) slots.getFloat(2) + (long) slots.getDouble(3);
            Object reference = slots.getReference(4);
            slots.setLong(0, sum);
            slots.setReference(1, reference);
            slots.setFloat(2, -1.5f);
            slots.setInt(3, -1);
        }).instantiate();
        return runtime.instantiate(runtime.compile(Text.toBinary(MODULE)), ModuleConfig.named("guest"));
    }

    @ParameterizedTest
    @EnumSource
    void findsFunctionsInTablesThatAreNotExported(ExecutionTier tier) throws Throwable {
        try (var runtime = runtime(tier)) {
            var guest = guest(runtime);
            assertEquals(2, Tables.lookUpFunction(guest, 1, 0, ANSWER).call().getInt(0));
            assertEquals(1, (int) Tables.lookUpFunction(guest, 1, 1, ANSWER).handle().invokeExact());
            var swapped =
                    Tables.lookUpFunction(guest, 1, 2, FunctionType.of(I32, I32).returning(I32, I32)).call(100, 200);
            assertEquals(200, swapped.getInt(0));
            assertEquals(100, swapped.getInt(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesHostFunctionsTheInstanceAsTheirCaller(ExecutionTier tier) throws Throwable {
        try (var runtime = runtime(tier)) {
            var guest = guest(runtime);
            var context = Context.root().with(Context.Key.of("k", String.class), "v");
            WasmFunction who = Tables.lookUpFunction(guest, 1, 3, FunctionType.of());
            who.call(context);
            who.handle().invokeExact();
            assertSame(context, seen.get(0));
            assertSame(guest, seen.get(1));
            assertSame(guest, seen.get(3));
            guest.close(3);
            assertEquals(3, assertThrows(ExitException.class, who::call).exitCode());
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesValuesOfAllKindsToHostFunctions(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            WasmFunction mixed = Tables.lookUpFunction(guest(runtime), 1, 4, MIXED);
            Slots slots = Slots.forType(MIXED);
            slots.setInt(0, -1);
            slots.setLong(1, 1L << 40);
            slots.setFloat(2, 2.5f);
            slots.setDouble(3, 3.5);
            slots.setReference(4, "text");
            mixed.call(Context.root(), slots);
            assertEquals((1L << 40) + 4, slots.getLong(0));
            assertEquals("text", slots.getReference(1));
            assertEquals(-1.5f, slots.getFloat(2));
            assertEquals(0xffff_ffffL, slots.getLong(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsNoHostFunctionThatHasACallerIntoATable(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = guest(runtime);
            var who = Tables.lookUpFunction(guest, 1, 3, FunctionType.of());
            var table = ((InternalModule) guest).table(1);
            assertThrows(ClassCastException.class, () -> table.set(0, who));
            assertEquals("env.who", who.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void trapsAsAnIndirectCallDoes(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = guest(runtime);
            assertEquals(TrapKind.UNDEFINED_ELEMENT, kind(guest, 1, 10, ANSWER));
            assertEquals(TrapKind.UNINITIALIZED_ELEMENT, kind(guest, 0, 0, ANSWER));
            assertEquals(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, kind(guest, 1, 2, ANSWER));
            assertThrows(IndexOutOfBoundsException.class, () -> Tables.lookUpFunction(guest, 2, 0, ANSWER));
            WasmFunction trapping = Tables.lookUpFunction(guest, 1, 5, FunctionType.of());
            assertEquals(TrapKind.UNREACHABLE, assertThrows(TrapException.class, trapping::call).kind());
        }
    }

    private static TrapKind kind(ModuleInstance instance, int table, long offset, FunctionType type) {
        return assertThrows(TrapException.class, () -> Tables.lookUpFunction(instance, table, offset, type)).kind();
    }
}
