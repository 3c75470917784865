package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final Path GOLDEN = Path.of(System.getProperty("basedir", "."), "src/test/resources/io/zeolite/cli");

    @TempDir private Path directory;

    private final CapturedTerminal captured = new CapturedTerminal();

    @ParameterizedTest
    @CsvSource({"help, help", "-h, help", "--help, help", "help version, help", "help run, help-run",
        "run --help, help-run", "run -h whatever.wasm, help-run", "help wast, help-wast", "wast -h, help-wast",
        "help wat2wasm, help-wat2wasm", "wat2wasm --help, help-wat2wasm", "help wasm2wat, help-wasm2wat",
        "wasm2wat -h a b, help-wasm2wat", "help inspect, help-inspect", "inspect -help, help-inspect",
        "help compile, help-compile", "compile --help, help-compile", "help completion, help-completion"})
    void helpIsAsApproved(String arguments, String golden) throws IOException, InterruptedException {
        assertEquals(0, captured.execute(arguments.split(" ")));
        Path file = GOLDEN.resolve(golden + ".txt");
        if (Boolean.getBoolean("zeolite.approve")) {
            Files.writeString(file, captured.out());
        }
        assertEquals(Files.readString(file), captured.out());
        assertEquals("", captured.err());
    }

    @Test
    void withoutCommandSaysWhichThereAre() throws InterruptedException {
        assertEquals(0, captured.execute());
        assertEquals("", captured.out());
        String usage = captured.err();
        assertEquals(0, captured.execute("help"));
        assertEquals(captured.out(), usage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-version"})
    void tellsTheVersion(String argument) throws InterruptedException {
        assertEquals(0, captured.execute(argument));
        assertTrue(captured.out().matches("zeolite \\d+\\.\\d+\\.\\d+\\S*\\R"), captured::out);
    }

    @ParameterizedTest
    @CsvSource({"frob, invalid command: frob", "--frob, unknown flag: --frob", "help frob, invalid command: frob"})
    void refusesUnknownCommand(String arguments, String message) throws InterruptedException {
        assertFails(message + "\nTry 'zeolite help'.", arguments.split(" "));
    }

    @Test
    void refusesRunWithoutPath() throws InterruptedException {
        assertFails("missing path to wasm file\nTry 'zeolite help run'.", "run");
    }

    @Test
    void refusesMissingFile() throws InterruptedException {
        Path missing = directory.resolve("missing.wasm");
        assertFails("error reading wasm binary: open " + missing + ": no such file or directory", "run",
                missing.toString());
    }

    @Test
    void refusesDirectory() throws InterruptedException {
        assertFails("error reading wasm binary: open " + directory + ": is a directory", "run", directory.toString());
    }

    @Test
    void refusesBadOptionsBeforeItReadsTheFile() throws InterruptedException {
        assertFails("invalid mount: empty string", "run", "-mount=", "missing.wasm");
        captured.reset();
        assertFails("invalid environment variable: ANIMAL", "run", "-env", "ANIMAL", "missing.wasm");
        captured.reset();
        assertFails("timeout duration may not be negative, -10s given", "run", "-timeout=-10s", "missing.wasm");
    }

    @Test
    void endsQuietlyWhenNobodyReads() throws InterruptedException {
        PrintStream closed = new PrintStream(new ProcessOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        }));
        Terminal terminal = new Terminal(captured.terminal().in(), closed, captured.terminal().err(), Map.of(),
                false);
        assertEquals(141, Main.execute(terminal, WasmRuntime::create, "help", "run"));
        assertEquals("", captured.err());
    }

    private void assertFails(String message, String... arguments) throws InterruptedException {
        assertEquals(1, captured.execute(arguments));
        assertEquals(message + System.lineSeparator(), captured.err());
        assertEquals("", captured.out());
    }
}
