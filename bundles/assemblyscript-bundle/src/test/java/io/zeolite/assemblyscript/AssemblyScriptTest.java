package io.zeolite.assemblyscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.Slots;
import io.zeolite.testing.FakeFunction;
import io.zeolite.testing.FakeHostModule;
import io.zeolite.testing.FakeInstance;
import io.zeolite.testing.FakeMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyScriptTest {

    private static final int MEMORY_BYTES = 65_536;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final FakeMemory memory = FakeMemory.fixed(1);
    private final FakeInstance guest = FakeInstance.of(ModuleConfig.defaults().withStdout(stdout).withStderr(stderr))
            .add(memory);

    private static FakeFunction function(AssemblyScript module, String name) {
        return FakeHostModule.of(module).function(name);
    }

    private int string(int address, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        memory.setInt(address - Integer.BYTES, bytes.length);
        memory.write(address, bytes);
        return address;
    }

    private void abort(AssemblyScript module, int message, int file) {
        ExitException exit = assertThrows(ExitException.class, () -> function(module, "abort").code()
                .call(Context.root(), guest, Slots.of(message, file, 1, 2)));
        assertEquals(AssemblyScript.ABORT_EXIT_CODE, exit.exitCode());
        assertEquals(OptionalInt.of(AssemblyScript.ABORT_EXIT_CODE), guest.exitCode());
    }

    @Test
    void abortsWithAMessage() {
        abort(new AssemblyScript(), string(100, "message"), string(200, "filename"));
        assertEquals("message at filename:1:2\n", stderr.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writesTextBeyondTheBasicPlane() {
        abort(new AssemblyScript(), string(100, "zu groß 🦕"), string(200, "f"));
        assertEquals("zu groß 🦕 at f:1:2\n", stderr.toString(StandardCharsets.UTF_8));
    }

    @Test
    void abortsInSilenceIfToldSo() {
        abort(new AssemblyScript().withoutAbortMessage(), string(100, "message"), string(200, "filename"));
        assertEquals(0, stderr.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, MEMORY_BYTES + 1, -1, 300, 400})
    void abortsInSilenceIfATextCannotBeRead(int unreadable) {
        memory.setInt(300 - Integer.BYTES, 7); // odd
        memory.setInt(400 - Integer.BYTES, MEMORY_BYTES); // too long
        abort(new AssemblyScript(), string(100, "message"), unreadable);
        abort(new AssemblyScript(), unreadable, string(200, "filename"));
        assertEquals(0, stderr.size());
    }

    @Test
    void readsATextThatEndsWithTheMemory() {
        abort(new AssemblyScript(), string(MEMORY_BYTES - 4, "ab"), string(200, "f"));
        assertEquals("ab at f:1:2\n", stderr.toString(StandardCharsets.UTF_8));
    }

    private void trace(AssemblyScript module, int message, int count, double... numbers) {
        Slots slots = Slots.ofSize(7);
        slots.setInt(0, message);
        slots.setInt(1, count);
        for (int index = 0; index < numbers.length; index++) {
            slots.setDouble(2 + index, numbers[index]);
        }
        function(module, "trace").code().call(Context.root(), guest, slots);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|''", "1|' 1'", "2|' 1,2'", "5|' 1,2,3.3,4.4,5'", "6|' 1,2,3.3,4.4,5'",
        "-1|''"})
    void tracesNumbers(int count, String written) {
        trace(new AssemblyScript().withTraceTo(ModuleConfig::stdout), string(100, "hello"), count,
                DoubleStream.of(1, 2, 3.3, 4.4, 5).toArray());
        assertEquals("trace: hello" + written + "\n", stdout.toString(StandardCharsets.UTF_8));
        assertEquals(0, stderr.size());
    }

    @Test
    void tracesNowhereByDefault() {
        trace(new AssemblyScript(), string(100, "hello"), 0);
        assertEquals(0, stdout.size() + stderr.size());
    }

    @Test
    void tracesNothingThatCannotBeRead() {
        trace(new AssemblyScript().withTraceTo(ModuleConfig::stderr), -1, 1, 1);
        assertEquals(0, stderr.size());
    }

    @Test
    void failsWhereATraceCannotBeWritten() {
        AssemblyScript module = new AssemblyScript().withTraceTo(_ -> new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("on purpose");
            }
        });
        assertThrows(UncheckedIOException.class, () -> trace(module, string(100, "hello"), 0));
    }

    private static long seed(FakeInstance guest) {
        Slots slots = Slots.ofSize(1);
        function(new AssemblyScript(), "seed").code().call(Context.root(), guest, slots);
        return slots.getLong(0);
    }

    @Test
    void seedsFromTheGuestsSource() {
        FakeInstance seeded = FakeInstance.of(ModuleConfig.defaults().withRandom(new SplittableRandom(7)));
        SplittableRandom same = new SplittableRandom(7);
        assertEquals(same.nextLong(), seed(seeded));
        assertEquals(same.nextLong(), seed(seeded));
    }

    @Test
    void givesAnotherSeedEachTimeByDefault() {
        assertNotEquals(seed(guest), seed(guest));
    }

    @Test
    void saysThatThereIsNoSeed() {
        FakeInstance unlucky = FakeInstance.of(ModuleConfig.defaults().withRandom(() -> {
            throw new IllegalStateException("unexpected EOF");
        }));
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> seed(unlucky));
        assertEquals("error reading random seed: unexpected EOF", failure.getMessage());
    }

    @Test
    void namesItsFunctionsAsTheCompilerDoes() {
        assertEquals(List.of("abort", "trace", "seed"),
                List.copyOf(FakeHostModule.of(new AssemblyScript()).functions().keySet()));
        assertTrue(FakeHostModule.of(new AssemblyScript()).functions().values().stream()
                .allMatch(function -> function.definition().name().startsWith("~lib/builtins/")));
    }
}
