package io.zeolite.itests.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.logging.LogScopes;
import io.zeolite.logging.LoggingListenerFactory;
import io.zeolite.sysfs.Mounts;
import io.zeolite.text.Text;
import io.zeolite.wasi.Wasi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoggingIT {
    private static final String RANDOM = """
        (module $listener
          (import "wasi_snapshot_preview1" "random_get"
            (func $random_get (param $buf i32) (param $buf_len i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
          (type $random (func (param i32 i32) (result i32)))
          (table funcref (elem $random_get))
          (memory (export "memory") 1)
          (func $wasi_rand (param $len i32)
            (drop (call $random_get (i32.const 4) (local.get $len)))
            (drop (call_indirect (type $random) (i32.const 8) (local.get $len) (i32.const 0))))
          (func $rand (export "rand") (param $len i32) (call $wasi_rand (local.get $len))))""";

    private final StringBuilder log = new StringBuilder();

    private static WasmRuntime runtime(ExecutionTier tier) {
        return WasmRuntime.create(RuntimeConfig.defaults().withTier(tier));
    }

    /** Instantiates WASI with listeners, as well as what imports it. */
    private static void instantiateWasi(WasmRuntime runtime, Context context) {
        var builder = runtime.hostModule(Wasi.PREVIEW_1);
        Wasi.preview1().exportTo(builder);
        builder.instantiate(context);
    }

    private String rand(ExecutionTier tier, LoggingListenerFactory factory) {
        try (var runtime = runtime(tier)) {
            var context = Experimental.withFunctionListenerFactory(Context.root(), factory);
            instantiateWasi(runtime, context);
            var guest = runtime.instantiate(runtime.compile(context, Text.toBinary(RANDOM)));
            guest.function("rand").call(4);
            return log.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostFunctionsAndExports(ExecutionTier tier) {
        assertEquals("""
            --> listener.rand(len=4)
            \t==> wasi_snapshot_preview1.random_get(buf=4,buf_len=4)
            \t<== errno=ESUCCESS
            \t==> wasi_snapshot_preview1.random_get(buf=8,buf_len=4)
            \t<== errno=ESUCCESS
            <--
            """, rand(tier, LoggingListenerFactory.ofHostFunctions(log, LogScopes.ALL)));
    }

    @ParameterizedTest
    @EnumSource
    void allFunctions(ExecutionTier tier) {
        assertEquals("""
            --> listener.rand(len=4)
            \t--> listener.wasi_rand(len=4)
            \t\t==> wasi_snapshot_preview1.random_get(buf=4,buf_len=4)
            \t\t<== errno=ESUCCESS
            \t\t==> wasi_snapshot_preview1.random_get(buf=8,buf_len=4)
            \t\t<== errno=ESUCCESS
            \t<--
            <--
            """, rand(tier, LoggingListenerFactory.ofAllFunctions(log)));
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsInTwoIndirections(ExecutionTier tier) {
        try (var runtime = runtime(tier)) {
            var context = Experimental.withFunctionListenerFactory(Context.root(),
                    LoggingListenerFactory.ofAllFunctions(log));
            runtime.hostModule("host").function("div", IntUnaryOperator.class, divisor -> {
                if (divisor == -1) throw new IllegalStateException("host-function panic");
                return 1 / divisor;
            }).instantiate(context);
            runtime.instantiate(context, Text.toBinary(
                    """
                        (module $host_importer (import "host" "div" (func $div (param i32) (result i32)))
                          (func $call_host_div (export "call_host_div") (param i32) (result i32) (call $div (local.get 0))))"""),
                    ModuleConfig.named("host_importer"));
            var main = runtime.instantiate(context, Text.toBinary("""
                (module $main (import "host_importer" "call_host_div" (func $div (param i32) (result i32)))
                  (func $main (export "main") (param i32) (result i32) (call $div (local.get 0))))"""),
                    ModuleConfig.defaults()).function("main");
            main.call(1);
            main.call(2);
            assertThrows(IllegalStateException.class, () -> main.call(0xffff_ffffL));
            assertThrows(ArithmeticException.class, () -> main.call(0));
            var entries = "--> main.main(%1$d)\n\t--> host_importer.call_host_div(%1$d)\n\t\t==> host.div(%1$d)\n";
            var exits = "\t\t<== %1$d\n\t<-- %1$d\n<-- %1$d\n";
            assertEquals(entries.formatted(1) + exits.formatted(1) + entries.formatted(2) + exits.formatted(0)
                    + entries.formatted(-1) + entries.formatted(0), log.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesThatAProgramReads(ExecutionTier tier, @TempDir Path root) throws Exception {
        Files.writeString(root.resolve("bear.txt"), "pooh\n");
        try (var runtime = runtime(tier)) {
            var context = Experimental.withFunctionListenerFactory(Context.root(),
                    LoggingListenerFactory.ofHostFunctions(log, LogScopes.parse("filesystem,proc")));
            instantiateWasi(runtime, context);
            var config = ModuleConfig.named("").withArguments("fstool", "cat", "bear.txt")
                    .with(Mounts.KEY, Mounts.none().withReadOnlyDirectory(root, "/"));
            var cat = runtime.compile(GuestCaseSuite.GUESTS.resolve("fstool/fstool.wasm"));
            runtime.instantiate(cat, config);
            var lines = log.toString().lines().toList();
            assertEquals("==> wasi_snapshot_preview1.fd_prestat_get(fd=3)", lines.get(0));
            assertEquals("<== (prestat={pr_name_len=1},errno=ESUCCESS)", lines.get(1));
            assertEquals("==> wasi_snapshot_preview1.fd_prestat_dir_name(fd=3)", lines.get(2));
            assertEquals("<== (path=/,errno=ESUCCESS)", lines.get(3));
            assertEquals("==> wasi_snapshot_preview1.fd_prestat_get(fd=4)", lines.get(4));
            assertEquals("<== (prestat=,errno=EBADF)", lines.get(5));
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(
                    "==> wasi_snapshot_preview1.path_open(fd=3,dirflags=SYMLINK_FOLLOW,path=bear.txt,oflags=,")),
                    log::toString);
            assertTrue(lines.contains("<== (opened_fd=4,errno=ESUCCESS)"), log::toString);
            assertTrue(lines.contains("<== (nread=5,errno=ESUCCESS)"), log::toString);
            assertTrue(lines.stream().noneMatch(line -> line.startsWith("\t")), log::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void exits(ExecutionTier tier) throws Exception {
        try (var runtime = runtime(tier)) {
            var context = Experimental.withFunctionListenerFactory(Context.root(),
                    LoggingListenerFactory.ofHostFunctions(log, LogScopes.parse("proc")));
            instantiateWasi(runtime, context);
            var exit = runtime.compile(context, Files.readAllBytes(GuestCaseSuite.GUESTS.resolve("exit/exit.wasm")));
            var config = ModuleConfig.defaults().withArguments("exit", "3");
            assertThrows(ExitException.class, () -> runtime.instantiate(exit, config));
            assertEquals("==> wasi_snapshot_preview1.proc_exit(rval=3)\n", log.toString());
        }
    }
}
