package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.UnsupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WastTest {

    @TempDir private Path directory;

    private final CapturedTerminal captured = new CapturedTerminal();
    private final List<RuntimeConfig> configs = new ArrayList<>();
    private FakeRuntime runtime = FakeRuntime.of((_, _) -> OptionalInt.empty());

    private int execute(String... arguments) {
        Wast wast = new Wast(config -> {
            configs.add(config);
            return runtime;
        });
        return wast.execute(captured.terminal(), wast.syntax().parse(arguments));
    }

    private String script(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String lastLine() {
        return captured.out().lines().toList().getLast();
    }

    @Test
    void countsCommandsOfAllScripts() throws IOException {
        String a = script("a.wast", "(module) (assert_malformed (module quote \"(frob)\") \"unknown operator\")");
        String b = script("b.wast", "(module)");
        assertEquals(0, execute(a, b));
        assertEquals("3 passed, 0 failed, 0 skipped", lastLine());
        captured.reset();
        assertEquals(0, execute(directory.toString()));
        assertEquals("3 passed, 0 failed, 0 skipped", lastLine());
    }

    @Test
    void tellsTheLineOfAFailure() throws IOException {
        String script = script("a.wast", "(module)\n\n(assert_invalid (module)\n \"type mismatch\")");
        assertEquals(1, execute(script));
        assertTrue(captured.out().contains("\na.wast:3: expected InvalidException \"type mismatch\", was none\n"),
                captured::out);
        assertEquals("1 passed, 1 failed, 0 skipped", lastLine());
    }

    @Test
    void tellsTheLineOfAFaultInTheScript() throws IOException {
        assertEquals(1, execute(script("a.wast", "(module)\n(assert_frob)\n")));
        assertTrue(captured.out().contains("a.wast:2: "), captured::out);
        assertEquals("0 passed, 1 failed, 0 skipped", lastLine());
    }

    @Test
    void namesWhatSkippedCommandsWaitFor() throws IOException {
        runtime = FakeRuntime.refusing(new UnsupportedException("not supported yet: struct.new (func 1, offset 0x2)"));
        assertEquals(0, execute(script("a.wast", "(module)")));
        assertTrue(captured.out().contains("waiting for gc: 1 commands in a.wast\n"), captured::out);
        assertEquals("0 passed, 0 failed, 1 skipped", lastLine());
    }

    @Test
    void runsOnTheTierThatIsAskedFor() throws IOException {
        String script = script("a.wast", "(module)");
        execute(script);
        execute("--tier", "interpreter", script);
        execute("-tier=compiler", script);
        assertEquals(List.of(ExecutionTier.COMPILER, ExecutionTier.INTERPRETER, ExecutionTier.COMPILER),
                configs.stream().map(RuntimeConfig::tier).toList());
        assertFails("invalid tier: fast, not compiler or interpreter", "--tier", "fast", script);
    }

    @Test
    void refusesWhatItCannotRun() throws IOException {
        assertFails("missing path to wast file\nTry 'zeolite help wast'.");
        assertFails("error reading script: open no/such.wast: no such file or directory", "no/such.wast");
        Wast wast = new Wast(_ -> {
            throw new ServiceConfigurationError("no engine");
        });
        String script = script("a.wast", "(module)");
        assertEquals("error: no engine", assertThrows(CommandException.class,
                () -> wast.execute(captured.terminal(), wast.syntax().parse(script))).getMessage());
    }

    private void assertFails(String message, String... arguments) {
        assertEquals(message, assertThrows(CommandException.class, () -> execute(arguments)).getMessage());
    }
}
