package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    private final CapturedTerminal captured = new CapturedTerminal();

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void scriptKnowsCommandsAndOptions(String shell) throws InterruptedException {
        assertEquals(0, captured.execute("completion", shell), captured::err);
        for (String word : new String[] {"run", "compile", "wat2wasm", "completion", "version", "help", "--hostlogging",
            "--cachedir", "complete -F _complete_zeolite"}) {
            assertTrue(captured.out().contains(word), () -> word + " is not in\n" + captured.out());
        }
    }

    @Test
    void manualPageHasEveryCommandAndOption() throws InterruptedException {
        assertEquals(0, captured.execute("completion", "man"), captured::err);
        for (String line : new String[] {".SH NAME", ".SS run", ".SS compile", ".SS help", ".SH EXIT STATUS",
            "\\fB\\-\\-env\\-inherit\\fR", "\\fB\\-\\-mount\\fR \\fI<path>[:<guest path>][:ro]\\fR"}) {
            assertTrue(captured.out().lines().anyMatch(line::equals), () -> line + " is not in\n" + captured.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"completion, missing name of a shell: bash or zsh", "completion bash zsh, missing name of a shell: "
            + "bash or zsh",
        "completion fish, 'unknown shell: fish, not bash or zsh'"})
    void refusesAnythingElse(String arguments, String message) throws InterruptedException {
        assertEquals(1, captured.execute(arguments.split(" ")));
        assertEquals(message + "\nTry 'zeolite help completion'." + System.lineSeparator(), captured.err());
    }
}
