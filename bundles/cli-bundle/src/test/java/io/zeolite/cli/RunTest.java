package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ExitException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmStackTrace;
import io.zeolite.sysfs.Mounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

    @TempDir private Path directory;

    private final CapturedTerminal captured = new CapturedTerminal(Map.of("SHELL", "sh", "ANIMAL", "cat", "=C:", "x"));

    @Test
    void guestNameIsTheFirstArgument() {
        assertEquals(List.of("wc.wasm", "-l", "poem.txt"), config("wc.wasm", "-l", "poem.txt").arguments());
        assertEquals("wc.wasm", new InputFile("examples/guests/wc/wc.wasm").name());
        assertEquals("wc.wasm", new InputFile("wc.wasm").name());
    }

    @Test
    void guestGetsNoEnvironmentUnlessAsked() {
        assertEquals(Map.of(), config("p").environment());
    }

    @Test
    void givenVariablesComeOnTopOfInheritedOnes() {
        assertEquals(Map.of("SHELL", "sh", "ANIMAL", "bear", "FOOD", "sushi", "EMPTY", "", "EQUATION", "a=b"),
                config("-env", "ANIMAL=bear", "-env=FOOD=sushi", "-env=EMPTY=", "-env", "EQUATION=a=b", "-env-inherit",
                        "p").environment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANIMAL", "=bear", ""})
    void refusesVariableWithoutKeyOrValue(String variable) {
        assertEquals("invalid environment variable: " + variable,
                assertThrows(CommandException.class, () -> config("-env", variable, "p")).getMessage());
    }

    @Test
    void guestGetsTheStreams() {
        assertSame(captured.terminal().in(), config("p").stdin());
        assertSame(captured.terminal().out(), config("p").stdout());
        assertSame(captured.terminal().err(), config("p").stderr());
    }

    @Test
    void mountsReplaceEachOtherAtTheSamePlace(@TempDir Path a, @TempDir Path b) {
        assertEquals(0, config("p").find(Mounts.KEY).orElseThrow().entries().size());
        assertEquals(2, config("-mount", a + ":/", "-mount", b + ":/b", "-mount", b + ":.", "p").find(Mounts.KEY)
                .orElseThrow().entries().size());
    }

    @ParameterizedTest
    @CsvSource({"10s, PT10S", "PT0.5S, PT0.5S"})
    void timeoutLimitsTheGuest(String timeout, Duration limit) {
        assertEquals(Optional.of(limit), Run.limit(RunOptions.parse("-timeout", timeout, "p")));
    }

    @Test
    void guestMayRunForEver() {
        assertEquals(Optional.empty(), Run.limit(RunOptions.parse("p")));
        assertEquals(Optional.empty(), Run.limit(RunOptions.parse("-timeout", "0", "p")));
    }

    @ParameterizedTest
    @CsvSource({"-1s, 'timeout duration may not be negative, -1s given'",
        "-PT90S, 'timeout duration may not be negative, -1m30s given'",
        "soon, 'invalid timeout: not a duration such as 10s, 1m30s or PT10S: soon'"})
    void refusesOtherTimeouts(String timeout, String message) {
        RunOptions options = RunOptions.parse("-timeout", timeout, "p");
        assertEquals(message, assertThrows(CommandException.class, () -> Run.limit(options)).getMessage());
    }

    @Test
    void compilesUnlessTold() {
        assertEquals(ExecutionTier.COMPILER, runtimeConfig("p").tier());
        assertEquals(ExecutionTier.INTERPRETER, runtimeConfig("-interpreter", "p").tier());
    }

    @Test
    void memoryIsLimitedOnDemand() {
        assertEquals(RuntimeConfig.MAX_MEMORY_PAGES, runtimeConfig("p").memoryLimitPages());
        assertEquals(16, runtimeConfig("-memory-limit", "16", "p").memoryLimitPages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65537", "1MB", ""})
    void refusesMemoryLimitOutOfRange(String pages) {
        assertEquals("invalid memory limit: " + pages + ", not 0 to 65536 pages",
                assertThrows(CommandException.class, () -> runtimeConfig("-memory-limit", pages, "p")).getMessage());
    }

    @Test
    void exitCodeIsTheGuests() throws InterruptedException {
        assertEquals(0, execute(FakeRuntime.of((_, _) -> OptionalInt.empty())));
        assertEquals(0, execute(FakeRuntime.of((_, _) -> OptionalInt.of(0))));
        assertEquals(3, execute(FakeRuntime.exiting(3)));
        assertEquals(-1, execute(FakeRuntime.exiting(0xffffffff)));
        assertEquals(ExitException.DEADLINE_EXCEEDED, execute(FakeRuntime.exiting(ExitException.DEADLINE_EXCEEDED)));
        assertEquals("", captured.err());
    }

    @Test
    void trapIsAnError() {
        RuntimeException trap = new TrapException(TrapKind.UNREACHABLE,
                new WasmStackTrace(List.of("exit.main(i32) i32", "exit._start()"), false));
        assertEquals("error instantiating wasm binary: wasm error: unreachable\nwasm stack trace:\n"
                + "\texit.main(i32) i32\n\texit._start()", failure(FakeRuntime.throwing(trap)));
    }

    @Test
    void invalidModuleIsAnError() {
        RuntimeException invalid = new MalformedException("magic header not detected", 0);
        assertEquals("error compiling wasm binary: magic header not detected (offset 0x0)",
                failure(FakeRuntime.refusing(invalid)));
    }

    @Test
    void textIsTranslated() throws IOException, InterruptedException {
        Path text = Files.writeString(directory.resolve("a.wat"), ";; nothing\n(module)");
        FakeRuntime runtime = FakeRuntime.exiting(3);
        assertEquals(3, execute(_ -> runtime, text.toString()));
        assertArrayEquals(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, runtime.compiled().getFirst());
    }

    @Test
    void malformedTextIsAnError() throws IOException {
        Path text = Files.writeString(directory.resolve("a.wat"), "(module\n  (func (frob)))\n");
        assertEquals(
                "error compiling wasm text: " + text + ":2:10: unknown operator frob\n  (func (frob)))\n         ^",
                assertThrows(CommandException.class, () -> execute(_ -> FakeRuntime.exiting(0), text.toString()))
                        .getMessage());
    }

    @Test
    void missingEngineIsAnError() {
        RuntimeFactory none = _ -> {
            throw new ServiceConfigurationError("no engine");
        };
        assertEquals("error: no engine",
                assertThrows(CommandException.class, () -> execute(none, guest().toString())).getMessage());
    }

    @Test
    void missingTierIsAnError() {
        RuntimeFactory compilerOnly = config -> {
            throw new UnsupportedException("no " + config.tier());
        };
        assertEquals("error: no INTERPRETER",
                assertThrows(CommandException.class, () -> execute(compilerOnly, "-interpreter", guest().toString()))
                        .getMessage());
    }

    @Test
    void exceptionOfHostFunctionComesOut() {
        RuntimeException failure = new IllegalStateException("host");
        assertSame(failure, assertThrows(IllegalStateException.class, () -> execute(FakeRuntime.throwing(failure))));
    }

    @Test
    void guestWhoseTimeIsUpEnds() throws InterruptedException {
        assertEquals(ExitException.DEADLINE_EXCEEDED,
                execute(FakeRuntime.exiting(ExitException.DEADLINE_EXCEEDED), "-timeout", "1ms"));
        assertEquals("error: module closed with context deadline exceeded (timeout 1ms)" + System.lineSeparator(),
                captured.err());
    }

    @Test
    void guestThatWaitsForEverIsGivenUp() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        FakeRuntime runtime = FakeRuntime.of((_, _) -> {
            never.await();
            return OptionalInt.empty();
        });
        assertEquals(ExitException.DEADLINE_EXCEEDED, execute(runtime, "-timeout", "10ms"));
        assertEquals("error: module closed with context deadline exceeded (timeout 10ms)" + System.lineSeparator(),
                captured.err());
    }

    @Test
    void timeoutIsTheDeadlineOfTheContext() throws InterruptedException {
        FakeRuntime runtime =
                FakeRuntime.of((context, _) -> OptionalInt.of(context.deadlineNanos().isPresent() ? 7 : 8));
        assertEquals(7, execute(runtime, "-timeout", "1m"));
        assertEquals(8, execute(runtime));
    }

    @Test
    void guestMayRecurseDeeply() throws InterruptedException {
        assertEquals(42, execute(FakeRuntime.of((_, _) -> OptionalInt.of(recurse(1_000_000)))));
    }

    private static int recurse(int depth) {
        return depth == 0 ? 42 : recurse(depth - 1);
    }

    private int execute(FakeRuntime runtime, String... options) throws InterruptedException {
        String[] arguments = Arrays.copyOf(options, options.length + 1);
        arguments[options.length] = guest().toString();
        return execute(_ -> runtime, arguments);
    }

    private int execute(RuntimeFactory engine, String... arguments) throws InterruptedException {
        return new Run(engine).execute(captured.terminal(), RunOptions.parse(arguments));
    }

    private String failure(FakeRuntime runtime) {
        return assertThrows(CommandException.class, () -> execute(runtime)).getMessage();
    }

    private Path guest() {
        try {
            return Files.write(directory.resolve("guest.wasm"), new byte[0]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RuntimeConfig runtimeConfig(String... arguments) {
        return RunOptions.parse(arguments).compile().runtimeConfig();
    }

    private ModuleConfig config(String... arguments) {
        RunOptions options = RunOptions.parse(arguments);
        return new GuestSurroundings(captured.terminal(), options).config(new InputFile(options.path()).name());
    }
}
