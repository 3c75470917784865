package io.zeolite.itests.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.assemblyscript.AssemblyScript;
import io.zeolite.experimental.Experimental;
import io.zeolite.logging.LogScope;
import io.zeolite.logging.LogScopes;
import io.zeolite.logging.LoggingListenerFactory;
import io.zeolite.text.Text;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssemblyScriptIT {
    /** What the compiler makes of a program that greets, fails at line 7, traces, and asks for random numbers. */
    private static final byte[] GUEST = Text.toBinary("""
        (module
          (import "env" "abort" (func $abort (param i32 i32 i32 i32)))
          (import "env" "trace" (func $trace (param i32 i32 f64 f64 f64 f64 f64)))
          (import "env" "seed" (func $seed (result f64)))
          (memory (export "memory") 1)
          (data (i32.const 16) "\\1a\\00\\00\\00s\\00a\\00d\\00 \\00s\\00a\\00d\\00 \\00w\\00o\\00r\\00l\\00d\\00")
          (data (i32.const 64) "\\10\\00\\00\\00i\\00n\\00d\\00e\\00x\\00.\\00t\\00s\\00")
          (data (i32.const 96) "\\0a\\00\\00\\00h\\00e\\00l\\00l\\00o\\00")
          (func (export "hello_world") (param i32) (result i32) (i32.add (local.get 0) (i32.const 3)))
          (func (export "goodbye_world")
            (call $abort (i32.const 20) (i32.const 68) (i32.const 7) (i32.const 3)))
          (func (export "trace")
            (call $trace (i32.const 100) (i32.const 2)
              (f64.const 1) (f64.const 2.5) (f64.const 0) (f64.const 0) (f64.const 0)))
          (func (export "seed") (result i64) (i64.reinterpret_f64 (call $seed))))""");

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final StringBuilder log = new StringBuilder();
    private final ModuleConfig config = ModuleConfig.defaults().withStderr(stderr).withRandom(new SplittableRandom(7));

    private static WasmRuntime runtime(ExecutionTier tier) {
        return WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
    }

    @ParameterizedTest
    @EnumSource
    void guestsFindTheServiceAndAbort(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var guest = runtime.instantiate(Context.root(), GUEST, config);
            assertEquals(10, guest.function("hello_world").call(7).getInt(0));
            assertEquals(new SplittableRandom(7).nextLong(), guest.function("seed").call().getLong(0));
            guest.function("trace").call();
            var exit = assertThrows(ExitException.class, () -> guest.function("goodbye_world").call());
            assertEquals(AssemblyScript.ABORT_EXIT_CODE, exit.exitCode());
            assertEquals("sad sad world at index.ts:7:3\n", stderr.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleOfOnesOwnTraces(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var env = runtime.hostModule(AssemblyScript.MODULE);
            new AssemblyScript().withTraceTo(ModuleConfig::stderr).exportTo(env);
            env.instantiate();
            runtime.instantiate(Context.root(), GUEST, config).function("trace").call();
            assertEquals("trace: hello 1,2.5\n", stderr.toString());
        }
    }

    private void logCalls(ExecutionTier tier, LogScopes scopes, RuntimeException... failure) {
        try (var runtime = runtime(tier)) {
            var context = Experimental.withFunctionListenerFactory(Context.root(),
                    LoggingListenerFactory.ofHostFunctions(log, scopes));
            var env = runtime.hostModule(AssemblyScript.MODULE);
            new AssemblyScript().exportTo(env);
            env.instantiate(context);
            var guest = runtime.instantiate(Context.root(), GUEST, failure.length == 0 ? config
                    : config.withRandom(() -> {
                        throw failure[0];
                    }));
            guest.function("trace").call();
            guest.function("seed").call();
            assertThrows(ExitException.class, () -> guest.function("goodbye_world").call());
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsAreLogged(ExecutionTier tier) {
        logCalls(tier, LogScopes.ALL);
        assertEquals("""
            ==> env.~lib/builtins/trace(message=100,nArgs=2,arg0=1,arg1=2.5,arg2=0,arg3=0,arg4=0)
            <==
            ==> env.~lib/builtins/seed()
            <== rand=%s
            ==> env.~lib/builtins/abort(message=20,fileName=68,lineNumber=7,columnNumber=3)
            """.formatted(log.toString().replaceAll("(?s).*rand=(\\S+).*", "$1")), log.toString());
    }

    @ParameterizedTest
    @EnumSource
    void callsAreLoggedByScope(ExecutionTier tier) {
        logCalls(tier, LogScopes.of(LogScope.PROC));
        assertEquals("==> env.~lib/builtins/abort(message=20,fileName=68,lineNumber=7,columnNumber=3)\n",
                log.toString());
    }

    @Test
    void aFailingSourceOfRandomNumbersFailsTheCall() {
        var cause = new IllegalStateException("unexpected EOF");
        var failure = assertThrows(IllegalStateException.class,
                () -> logCalls(ExecutionTier.COMPILER, LogScopes.of(LogScope.RANDOM), cause));
        assertEquals("error reading random seed: unexpected EOF", failure.getMessage());
        assertSame(cause, failure.getCause());
        assertEquals("==> env.~lib/builtins/seed()\n", log.toString());
    }
}
