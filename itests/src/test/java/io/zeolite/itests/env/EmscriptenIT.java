package io.zeolite.itests.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.TrapException;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.emscripten.Emscripten;
import io.zeolite.experimental.Experimental;
import io.zeolite.logging.LogScope;
import io.zeolite.logging.LogScopes;
import io.zeolite.logging.LoggingListenerFactory;
import io.zeolite.text.Text;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmscriptenIT {
    private static final byte[] INVOKE = Text.toBinary("""
        (module
          (type $i (func (result i32)))
          (import "env" "invoke_i" (func $invoke_i (param i32) (result i32)))
          (import "env" "invoke_ii" (func $invoke_ii (param i32 i32) (result i32)))
          (import "env" "invoke_iiiii" (func $invoke_iiiii (param i32 i32 i32 i32 i32) (result i32)))
          (import "env" "invoke_v" (func $invoke_v (param i32)))
          (import "env" "invoke_dfj" (func $invoke_dfj (param i32 f32 i64) (result f64)))
          (import "env" "_emscripten_throw_longjmp" (func $throw))
          (table 8 funcref)
          (elem (i32.const 1) $v_i32 $i32_i32 $sum $nothing $mixed $jump $trap)
          (global $sp (mut i32) (i32.const 65536))
          (global $threw (mut i32) (i32.const 0))
          (func $stackSave (export "emscripten_stack_get_current") (result i32) global.get $sp)
          (func $stackRestore (export "_emscripten_stack_restore") (param i32) (global.set $sp (local.get 0)))
          (func $setThrew (export "setThrew") (param i32 i32) (global.set $threw (local.get 0)))
          (func $v_i32 (result i32) i32.const 42)
          (func $i32_i32 (param i32) (result i32) local.get 0)
          (func $sum (param i32 i32 i32 i32) (result i32)
            local.get 0 local.get 1 i32.add local.get 2 i32.add local.get 3 i32.add)
          (func $nothing)
          (func $mixed (param f32 i64) (result f64)
            (f64.add (f64.promote_f32 (local.get 0)) (f64.convert_i64_s (local.get 1))))
          (func $jump (global.set $sp (i32.const 42)) (call $throw))
          (func $trap (global.set $sp (i32.const 42)) unreachable)
          (func $call_v_i32 (export "call_v_i32") (param i32) (result i32) (call $invoke_i (local.get 0)))
          (func $call_i32_i32 (export "call_i32_i32") (param i32 i32) (result i32)
            (call $invoke_ii (local.get 0) (local.get 1)))
          (func $call_sum (export "call_sum") (param i32 i32 i32 i32 i32) (result i32)
            (call $invoke_iiiii (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
          (func $call_v (export "call_v") (param i32) (call $invoke_v (local.get 0)))
          (func $call_mixed (export "call_mixed") (param i32 f32 i64) (result f64)
            (call $invoke_dfj (local.get 0) (local.get 1) (local.get 2)))
          (func (export "threw") (result i32) global.get $threw)
          (func (export "sp") (result i32) global.get $sp))""");

    private static final byte[] GROW = Text.toBinary("""
        (module
          (import "env" "emscripten_notify_memory_growth" (func $notify (param i32)))
          (memory (export "memory") 1)
          (func (export "_start") (drop (memory.grow (i32.const 1))) (call $notify (i32.const 0))))""");

    private final StringBuilder log = new StringBuilder();

    private static WasmRuntime runtime(ExecutionTier tier) {
        return WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
    }

    private static int get(ModuleInstance guest, String name) {
        return guest.function(name).call().getInt(0);
    }

    @ParameterizedTest
    @EnumSource
    void guestsFindTheServiceAndInvoke(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = runtime.instantiate(INVOKE);
            assertEquals(42, guest.function("call_v_i32").call(1).getInt(0));
            assertEquals(-7, guest.function("call_i32_i32").call(2, 0xffff_fff9L).getInt(0));
            assertEquals(15, guest.function("call_sum").call(3, 1, 2, 4, 8).getInt(0));
            guest.function("call_v").call(4);
            assertEquals(-1.5, guest.function("call_mixed").call(5, Float.floatToRawIntBits(1.5f), -3).getDouble(0));
            assertThrows(TrapException.class, () -> guest.function("call_v").call(1));
            assertThrows(TrapException.class, () -> guest.function("call_v").call(0));
            assertEquals(0, get(guest, "threw"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void jumpsReturnToWhoInvoked(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = runtime.instantiate(INVOKE);
            guest.function("call_v").call(6);
            assertEquals(1, get(guest, "threw"));
            assertEquals(65536, get(guest, "sp"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void trapsPassAndGiveTheStackBack(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = runtime.instantiate(INVOKE);
            assertThrows(TrapException.class, () -> guest.function("call_v").call(7));
            assertEquals(0, get(guest, "threw"));
            assertEquals(65536, get(guest, "sp"));
        }
    }

    private ModuleInstance logged(WasmRuntime runtime, byte[] binary, LoggingListenerFactory factory) {
        var context = Experimental.withFunctionListenerFactory(Context.root(), factory);
        var compiled = runtime.compile(context, binary);
        var env = runtime.hostModule(Emscripten.MODULE);
        Emscripten.of(compiled).exportTo(env);
        env.instantiate(context);
        return runtime.instantiate(compiled, ModuleConfig.defaults());
    }

    @ParameterizedTest
    @EnumSource
    void invocationsAreLogged(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = logged(runtime, INVOKE, LoggingListenerFactory.ofAllFunctions(log));
            guest.function("call_i32_i32").call(2, 42);
            guest.function("call_v").call(6);
            assertEquals("""
                --> .call_i32_i32(2,42)
                \t==> env.invoke_ii(index=2,a1=42)
                \t\t--> .stackSave()
                \t\t<-- 65536
                \t\t--> .i32_i32(42)
                \t\t<-- 42
                \t<== 42
                <-- 42
                --> .call_v(6)
                \t==> env.invoke_v(index=6)
                \t\t--> .stackSave()
                \t\t<-- 65536
                \t\t--> .jump()
                \t\t\t==> env._emscripten_throw_longjmp()
                \t\t--> .stackRestore(65536)
                \t\t<--
                \t\t--> .setThrew(1,0)
                \t\t<--
                \t<==
                <--
                """, log.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void growthIsLogged(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            logged(runtime, GROW, LoggingListenerFactory.ofHostFunctions(log, LogScopes.of(LogScope.MEMORY)));
            assertEquals("==> env.emscripten_notify_memory_growth(memory_index=0)\n<==\n", log.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleOfOnesOwnAddsFunctions(ExecutionTier tier) {
        var binary = Text.toBinary("""
            (module
              (import "env" "twice" (func $twice (param i32) (result i32)))
              (import "env" "invoke_ii" (func $invoke_ii (param i32 i32) (result i32)))
              (table funcref (elem $twice))
              (func (export "emscripten_stack_get_current") (result i32) i32.const 0)
              (func (export "run") (result i32) (call $invoke_ii (i32.const 0) (i32.const 21))))""");
        try (var runtime = runtime(tier)) {
            assertThrows(UnlinkableException.class, () -> runtime.instantiate(binary));
            var compiled = runtime.compile(binary);
            var env = runtime.hostModule("env").function("twice", IntUnaryOperator.class, value -> 2 * value);
            Emscripten.of(compiled).exportTo(env);
            env.instantiate();
            assertEquals(42, get(runtime.instantiate(compiled), "run"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyGuestsOfOneRuntimeAreServed(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var one = runtime.instantiate(INVOKE);
            var other = runtime.instantiate(INVOKE);
            runtime.instantiate(GROW);
            one.function("call_v").call(6);
            assertEquals(1, get(one, "threw"));
            assertEquals(0, get(other, "threw"));
            assertTrue(runtime.module("env").isEmpty());
        }
    }
}
