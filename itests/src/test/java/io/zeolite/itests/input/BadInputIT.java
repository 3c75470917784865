package io.zeolite.itests.input;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;
import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BadInputIT {

    private static final String PREAMBLE = "0061736d 01000000";

    private final WasmRuntime runtime = WasmRuntime.create();

    @AfterEach
    void close() { runtime.close(); }

    @Test
    void aFileThatDoesNotExist() {
        var thrown = assertThrows(NoSuchFileException.class, () -> runtime.compile(Path.of("no", "such.wasm")));
        assertEquals(Path.of("no", "such.wasm").toString(), thrown.getFile());
    }

    @Test
    void bytesThatAreNotAModule() {
        var thrown = assertThrows(MalformedException.class, () -> runtime.compile(bytes("7f454c46 02010100 00000000")));
        assertEquals(0, thrown.position());
        assertSays(thrown, "magic header not detected", "7f 45 4c 46");
    }

    @Test
    void noBytesAtAll() {
        assertSays(assertThrows(MalformedException.class, () -> runtime.compile(new byte[0])), "unexpected end");
    }

    @Test
    void textInsteadOfBinary() {
        var text = "\n  ;; a module\n(module)\n".getBytes(StandardCharsets.UTF_8);
        assertSays(assertThrows(MalformedException.class, () -> runtime.compile(text)), "magic header not detected",
                "text");
    }

    @Test
    void anotherVersion() {
        var thrown = assertThrows(MalformedException.class, () -> runtime.compile(bytes("0061736d 02000000")));
        assertEquals(4, thrown.position());
        assertSays(thrown, "unknown binary version", "0x2");
    }

    @Test
    void aComponent() {
        assertSays(assertThrows(MalformedException.class, () -> runtime.compile(bytes("0061736d 0d000100"))),
                "unknown binary version", "component");
    }

    /** A prefix that ends with a section may be a module; every other is malformed, and nothing else goes wrong. */
    @Test
    void everyPrefixOfAModule() {
        for (var name : new String[] {"fac", "witness", "pour", "wide"}) {
            var module = guest(name);
            int compiled = 0;
            for (int length = 0; length < module.length; length++) {
                var prefix = Arrays.copyOf(module, length);
                try {
                    runtime.compile(prefix).close();
                    compiled++;
                } catch (MalformedException malformed) {
                    assertTrue(malformed.position() >= 0 && malformed.position() <= length, malformed::getMessage);
                } catch (InvalidException invalid) {
                    throw new AssertionError(name + " cut to " + length + " bytes", invalid);
                }
            }
            assertTrue(compiled > 0 && compiled < 12, name + ": " + compiled);
        }
    }

    /** One bit flipped anywhere gives a module or one of the promised exceptions. */
    @Test
    void everyFlippedBitOfAModule() {
        for (var name : new String[] {"fac", "witness", "wide"}) {
            var module = guest(name);
            for (int bit = 0; bit < module.length * Byte.SIZE; bit++) {
                var changed = module.clone();
                changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                try {
                    runtime.compile(changed).close();
                } catch (WasmException expected) {
                    assertFalse(expected.getMessage().isBlank());
                }
            }
        }
    }

    @Test
    void aBodyWithoutItsResult() {
        // (module (func (result i32)))
        var module = bytes(PREAMBLE + " 01 05 01 60 00 01 7f  03 02 01 00  0a 04 01 02 00 0b");
        var thrown = assertThrows(InvalidException.class, () -> runtime.compile(module));
        assertSays(thrown, "type mismatch", "i32", "func 0");
        assertEquals(module.length - 1, thrown.position());
    }

    @Test
    void anUnknownFunctionIsCalled() {
        // (module (func (call 7)))
        var module = bytes(PREAMBLE + " 01 04 01 60 00 00  03 02 01 00  0a 06 01 04 00 10 07 0b");
        assertSays(assertThrows(InvalidException.class, () -> runtime.compile(module)), "unknown function", "7");
    }

    @Test
    void anImportFromAModuleThatIsNotThere() {
        var thrown = assertThrows(UnlinkableException.class, () -> runtime.instantiate(guest("answer")));
        assertSays(thrown, "unknown import", "\"answer\"");
    }

    @Test
    void anImportThatItsModuleDoesNotHave() {
        runtime.hostModule("answer").function("put", Runnable.class, () -> {}).instantiate();
        var thrown = assertThrows(UnlinkableException.class, () -> runtime.instantiate(guest("answer")));
        assertSays(thrown, "unknown import", "\"answer\"", "\"get\"");
    }

    @Test
    void anImportOfAnotherSignature() {
        runtime.hostModule("answer").function("get", LongSupplier.class, () -> 42L).instantiate();
        var thrown = assertThrows(UnlinkableException.class, () -> runtime.instantiate(guest("answer")));
        assertSays(thrown, "incompatible import type", "answer", "get", "i32", "i64");
    }

    @Test
    void anImportOfAnotherKind() {
        runtime.instantiate(runtime.compile(bytes(PREAMBLE
                // (module (memory (export "get") 0))
                + " 05 03 01 00 00  07 07 01 03 67 65 74 02 00")), ModuleConfig.named("answer"));
        var thrown = assertThrows(UnlinkableException.class, () -> runtime.instantiate(guest("answer")));
        assertSays(thrown, "incompatible import type", "answer", "get", "memory", "func");
    }

    @Test
    void aNameThatIsTaken() {
        runtime.instantiate(runtime.compile(guest("memory")), ModuleConfig.named("m"));
        var again = runtime.compile(guest("memory"));
        assertSays(assertThrows(UnlinkableException.class, () -> runtime.instantiate(again, ModuleConfig.named("m"))),
                "m");
    }

    @Test
    void aStartFunctionThatTraps() {
        var module = runtime.compile(guest("start-traps"));
        var thrown = assertThrows(TrapException.class, () -> runtime.instantiate(module, ModuleConfig.named("m")));
        assertEquals(TrapKind.UNREACHABLE, thrown.kind());
        assertTrue(runtime.module("m").isEmpty());
    }

    @Test
    void anExitCode() {
        var thrown = assertThrows(ExitException.class, () -> runtime.instantiate(guest("exits")));
        assertEquals(1_234_567_890, thrown.exitCode());
    }

    @Test
    void aFunctionThatIsNotExported() {
        var instance = runtime.instantiate(runtime.compile(guest("memory")), ModuleConfig.named("m"));
        assertSays(assertThrows(NoSuchElementException.class, () -> instance.function("launch")), "launch", "\"m\"");
    }

    @Test
    void tooFewArguments() {
        var instance = runtime.instantiate(guest("memory"));
        assertThrows(IllegalArgumentException.class, () -> instance.function("store").call(1));
        assertThrows(IllegalArgumentException.class, () -> instance.function("store").call(1, 2, 3));
    }

    @Test
    void aCallAfterTheEnd() {
        var instance = runtime.instantiate(guest("memory"));
        var load = instance.function("load");
        instance.close(9);
        assertEquals(9, assertThrows(ExitException.class, () -> load.call(0)).exitCode());
        runtime.close(8);
        assertEquals(8, assertThrows(ExitException.class, () -> runtime.compile(guest("memory"))).exitCode());
    }

    @Test
    void aMemoryAfterTheEnd() {
        var instance = runtime.instantiate(guest("memory"));
        var memory = instance.memory();
        instance.close();
        assertThrows(IllegalStateException.class, () -> memory.getByte(0));
        assertThrows(IllegalStateException.class, () -> memory.setLong(8, 0));
        assertThrows(IllegalStateException.class, () -> memory.read(0, 1));
    }

    @Test
    void anInstanceThatTrappedGoesOn() {
        var instance = runtime.instantiate(guest("memory"));
        var thrown = assertThrows(TrapException.class, () -> instance.function("load").call(65_533));
        assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, thrown.kind());
        assertEquals(5, instance.function("store").call(65_532, 5).getInt(0));
    }

    @Test
    void aHostFunctionThatThrows() {
        var failure = new ArithmeticException("mine");
        runtime.hostModule("answer").function("get", IntSupplier.class, () -> { throw failure; }).instantiate();
        var instance = runtime.instantiate(guest("answer"));
        assertTrue(failure == assertThrows(ArithmeticException.class, () -> instance.function("ask").call()));
    }

    @Test
    void aMountThatDoesNotExist() {
        assertSays(assertThrows(IllegalArgumentException.class, () -> Mounts.of(Path.of("no", "such"), "/")),
                Path.of("no", "such").toString());
    }

    @Test
    @Timeout(60)
    void standardOutputThatIsClosed() {
        var closed = OutputStream.nullOutputStream();
        assertThrowsNothingBut(ExitException.class, closed);
        assertThrowsNothingBut(ExitException.class, new OutputStream() {
            @Override
            public void write(int b) throws IOException { throw new IOException("Broken pipe"); }
        });
    }

    private void assertThrowsNothingBut(Class<ExitException> expected, OutputStream stdout) {
        try {
            stdout.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var config = ModuleConfig.named("").withStdout(stdout);
        var module = runtime.compile(guest("pour"));
        var exit = assertThrows(expected, () -> runtime.instantiate(module, config));
        assertTrue(exit.exitCode() > 0 && exit.exitCode() < 77, exit::getMessage); // an errno
    }

    @Test
    @Timeout(60)
    void aGuestThatNeverEnds() {
        try (var watched = WasmRuntime.create(RuntimeConfig.defaults().withCloseOnContextDone(true))) {
            var module = watched.compile(guest("spin"));
            var context = Context.root().withTimeout(Duration.ofMillis(200));
            var exit = assertThrows(ExitException.class,
                    () -> watched.instantiate(context, module, ModuleConfig.named("")));
            assertEquals(ExitException.DEADLINE_EXCEEDED, exit.exitCode());
        }
    }

    @Test
    void theCallerMayChangeTheBytesAfterwards() {
        var binary = guest("fac");
        var copy = binary.clone();
        var module = runtime.compile(binary);
        Arrays.fill(binary, (byte) 0);
        assertEquals(120, runtime.instantiate(module).function("fac").call(5).getLong(0));
        assertArrayEquals(copy, guest("fac"));
    }

    private static void assertSays(Exception thrown, String... words) {
        for (var word : words) assertTrue(thrown.getMessage().contains(word), () -> word + ": " + thrown.getMessage());
    }

    private static byte[] bytes(String hex) { return HexFormat.of().parseHex(hex.replace(" ", "")); }
}
