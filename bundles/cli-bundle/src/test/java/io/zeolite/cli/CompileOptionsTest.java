package io.zeolite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Context;
import io.zeolite.experimental.Experimental;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompileOptionsTest {

    @TempDir private Path directory;

    private final CapturedTerminal captured = new CapturedTerminal();

    private static CompileOptions withCache(Path path) {
        return new CompileOptions(false, Optional.empty(), Optional.of(path.toString()), Optional.empty());
    }

    private Context in(String workers) {
        CompileOptions options =
                new CompileOptions(false, Optional.empty(), Optional.empty(), Optional.ofNullable(workers));
        return options.in(Context.root(), captured.terminal(), 4);
    }

    @Test
    void cacheIsMadeWhereThereIsNone() throws IOException {
        for (Path path : new Path[] {directory, directory.resolve("a/b")}) {
            Path cache = withCache(path).runtimeConfig().compilationCache().orElseThrow().directory().orElseThrow();
            assertTrue(Files.isDirectory(path));
            assertEquals(path.toRealPath(), cache);
        }
    }

    @Test
    void refusesCacheThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals("invalid cachedir: " + file + " is not a directory",
                assertThrows(CommandException.class, withCache(file)::runtimeConfig).getMessage());
        assertEquals("invalid cachedir: empty string",
                assertThrows(CommandException.class, withCache(Path.of(""))::runtimeConfig).getMessage());
    }

    @Test
    void codeIsGeneratedLazilyUnlessWorkersAreGiven() {
        assertTrue(in(null).find(Experimental.COMPILATION_WORKERS).isEmpty());
        assertEquals(Optional.of(4), in("4").find(Experimental.COMPILATION_WORKERS));
        assertEquals("", captured.err());
    }

    @Test
    void moreWorkersThanProcessorsAreLowered() {
        assertEquals(Optional.of(4), in("5").find(Experimental.COMPILATION_WORKERS));
        assertEquals("warning: desired number of compilation workers (5) greater than the number of processors (4), "
                + "which is used instead" + System.lineSeparator(), captured.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two", ""})
    void refusesWorkersThatAreNoNumber(String workers) {
        assertEquals("invalid workers: " + workers + ", not a number from 1",
                assertThrows(CommandException.class, () -> in(workers)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"--workers 0 p, 'invalid workers: 0, not a number from 1'",
        "--cachedir= p, 'invalid cachedir: empty string'",
        "--hostlogging frob p, 'invalid hostlogging: not a log scope: frob (there are "
                + "all,clock,proc,filesystem,memory,poll,random,sock)'",
        "--listen 80 p, 'invalid listen: 80, not host:port'"})
    void optionsAreReadBeforeTheFile(String arguments, String message) throws InterruptedException {
        assertEquals(1, captured.execute(("run " + arguments).split(" ")));
        assertEquals(message + System.lineSeparator(), captured.err());
    }
}
