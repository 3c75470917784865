package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunOptionsTest {

    @Test
    void pathAloneLeavesEverythingElseOut() {
        assertEquals(new RunOptions("a.wasm", List.of(), List.of(), false, List.of(), List.of(), Optional.empty(),
                Optional.empty(), List.of(),
                new CompileOptions(false, Optional.empty(), Optional.empty(), Optional.empty())),
                RunOptions.parse("a.wasm"));
    }

    @Test
    void readsAllOptions() {
        assertEquals(new RunOptions("a.wasm", List.of("x"), List.of("A=b"), true, List.of("d:/:ro"),
                List.of("localhost:0"), Optional.of("1s"), Optional.of("f"), List.of("all", "proc,clock"),
                new CompileOptions(true, Optional.of("16"), Optional.of("c"), Optional.of("2"))),
                RunOptions.parse("--env", "A=b", "--env-inherit", "--mount", "d:/:ro", "--timeout", "1s",
                        "--interpreter", "--memory-limit", "16", "--listen=localhost:0", "--invoke", "f",
                        "--hostlogging", "all", "-hostlogging=proc,clock", "--cachedir", "c", "--workers=2", "a.wasm",
                        "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-env A=b=c", "--env A=b=c", "-env=A=b=c", "--env=A=b=c"})
    void takesOneDashOrTwoAndEqualsOrSpace(String text) {
        RunOptions options = RunOptions.parse((text + " a.wasm").split(" "));
        assertEquals(List.of("A=b=c"), options.env());
        assertEquals("a.wasm", options.path());
    }

    @Test
    void keepsRepeatedOptionsInOrder() {
        RunOptions options = RunOptions.parse("-env", "A=1", "--env=B=2", "-mount=x", "--mount", "y", "-env=C=3", "p");
        assertEquals(List.of("A=1", "B=2", "C=3"), options.env());
        assertEquals(List.of("x", "y"), options.mounts());
    }

    @Test
    void keepsEmptyValues() {
        RunOptions options = RunOptions.parse("-env=", "-mount", "", "p", "");
        assertEquals(List.of(""), options.env());
        assertEquals(List.of(""), options.mounts());
        assertEquals(List.of(""), options.arguments());
    }

    @Test
    void leavesWhatFollowsThePathToTheGuest() {
        RunOptions options = RunOptions.parse("p", "--env", "-h", "@file", "--", "-env=x", "\"quoted\"", "${sys:x}");
        assertEquals(List.of("--env", "-h", "@file", "--", "-env=x", "\"quoted\"", "${sys:x}"), options.arguments());
        assertEquals(List.of(), options.env());
    }

    @ParameterizedTest
    @CsvSource({"p -- a b, a b", "p -- -- a, -- a", "p --, ''", "-- p a, a", "-- p -- a, a"})
    void dropsOneSeparator(String text, String arguments) {
        RunOptions options = RunOptions.parse(text.split(" "));
        assertEquals("p", options.path());
        assertEquals(arguments, String.join(" ", options.arguments()));
    }

    @Test
    void readsNegativeTimeoutAsValue() {
        assertEquals(Optional.of("-1s"), RunOptions.parse("-timeout", "-1s", "p").timeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "-help", "--help"})
    void helpNeedsNoPath(String flag) {
        assertTrue(RunOptions.syntax().parse(flag).isUsageHelpRequested());
    }

    @ParameterizedTest
    @CsvSource({"'', missing path to wasm file", "--interpreter, missing path to wasm file",
        "--frob p, unknown flag: --frob", "-x p, unknown flag: -x", "-envA=b p, unknown flag: -envA=b",
        "--env, missing required parameter for option '--env' (<key=value>)",
        "--timeout 1s --timeout 2s p, option '--timeout' (<duration>) should be specified only once"})
    void refusesAnythingElse(String text, String message) {
        String[] arguments = text.isEmpty() ? new String[0] : text.split(" ");
        CommandException failure = assertThrows(CommandException.class, () -> RunOptions.parse(arguments));
        assertEquals(message + "\nTry 'zeolite help run'.", failure.getMessage());
    }
}
