package io.zeolite.itests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.itests.TestBundle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandLineIT {

    private static final List<String> CLASS_PATH = List.of("-cp", BundleJar.DIRECTORY + "/*", "io.zeolite.cli.Main");
    private static final List<String> MODULE =
            List.of("-p", BundleJar.DIRECTORY.toString(), "-m", "io.zeolite.cli/io.zeolite.cli.Main");
    private static final Path NOTHING = Path.of("/dev/null");
    private static final Path TEXTS = GuestCaseSuite.GUESTS.resolveSibling("text");

    @TempDir Path directory;

    /** How a process ended and what it printed. */
    private record Ended(int status, String out, String err) {
    }

    @TestFactory
    Stream<DynamicTest> runsGuests() {
        return Stream.of("hello/plain", "hello/unicode", "wc/files", "wc/stdin", "sort/numeric", "exit/code-42",
                "exit/trap", "exit/recurse", "lisp/fibonacci", "lisp/too-deep", "fstool/args", "fstool/env")
                .flatMap(name -> Stream.of(
                        DynamicTest.dynamicTest(name, () -> runsGuest(CLASS_PATH, directory(name))),
                        DynamicTest.dynamicTest(name + " as a module", () -> runsGuest(MODULE, directory(name)))));
    }

    private static Path directory(String name) {
        return GuestCaseSuite.GUESTS.resolve(name.replace("/", "/cases/"));
    }

    private void runsGuest(List<String> launch, Path example) throws Exception {
        var arguments = new ArrayList<>(List.of("run"));
        if (Files.exists(example.resolve("env"))) {
            for (var variable : Files
                    .readAllLines(example.resolve("env"))) arguments.addAll(List.of("--env", variable));
        }
        var files = example.resolve("files");
        if (Files.isDirectory(files)) arguments.addAll(List.of("--mount", files + ":/:ro"));
        var guest = example.getParent().getParent();
        arguments.add(guest.resolve(guest.getFileName() + ".wasm").toString());
        if (Files.exists(example.resolve("args"))) arguments.addAll(Files.readAllLines(example.resolve("args")));
        var stdin = example.resolve("stdin");
        var ended = end(start(launch, Files.exists(stdin) ? stdin : NOTHING, arguments));
        var exit = example.resolve("exit");
        var expected = Files.exists(exit) ? Files.readString(exit).strip() : "0";
        assertEquals(expected.equals("trap") ? "1" : expected, String.valueOf(ended.status()), ended::err);
        assertEquals(Files.readString(example.resolve("expected")), ended.out());
    }

    @Test
    void aFileThatDoesNotExist() throws Exception {
        assertRefused(run("no-such.wasm"), "no-such.wasm", "no such file");
    }

    @Test
    void aDirectory() throws Exception {
        assertRefused(run(directory.toString()), directory.toString(), "directory");
    }

    @Test
    void aFileThatIsNotWasm() throws Exception {
        var file = Files.writeString(directory.resolve("elf.wasm"), "\177ELF\2\1\1\0");
        assertRefused(run(file.toString()), "magic header not detected");
    }

    @Test
    void aTruncatedModule() throws Exception {
        var file = Files.write(directory.resolve("cut.wasm"), Arrays.copyOf(TestBundle.guest("fac"), 40));
        assertRefused(run(file.toString()), "unexpected end", "offset 0x");
    }

    @Test
    void aFileInTheTextFormat() throws Exception {
        var file = Files.writeString(directory.resolve("module.wasm"), "(module (func (export \"_start\") drop))\n");
        assertRefused(run(file.toString()), "error compiling wasm binary", "type mismatch", "func 0");
        Files.writeString(file, "(module\r\n\t(func (export \"_start\") dorp))\n");
        assertRefused(run(file.toString()), "error compiling wasm text: " + file + ":2:26: unknown operator dorp",
                "\n\t(func (export \"_start\") dorp))\n\t                        ^\n");
    }

    @Test
    void aTextThereAndBack() throws Exception {
        for (var launch : List.of(CLASS_PATH, MODULE)) {
            assertEquals(new Ended(0, "", ""), zeolite(launch, "wat2wasm", TEXTS.resolve("hello.wat").toString()));
            assertEquals(new Ended(0, "Hello, text!\n", ""), zeolite(launch, "run", "hello.wasm"));
            assertEquals(new Ended(0, "", ""), zeolite(launch, "wasm2wat", "hello.wasm", "-o", "back.wat"));
            assertEquals(new Ended(0, "Hello, text!\n", ""), zeolite(launch, "run", "back.wat"));
            var list = zeolite(launch, "inspect", "--disassemble", "hello.wasm");
            assertEquals(0, list.status(), list::err);
            assertTrue(list.out().contains(" from \"wasi_snapshot_preview1\" \"fd_write\"\n"), list::out);
            assertTrue(list.out().contains("  call $fd_write\n"), list::out);
        }
    }

    @Test
    void aScript() throws Exception {
        for (var tier : List.of("interpreter", "compiler")) {
            for (var launch : List.of(CLASS_PATH, MODULE)) {
                var passed = zeolite(launch, "wast", "--tier", tier, TEXTS.resolve("gcd.wast").toString());
                assertTrue(passed.out().endsWith("\n5 passed, 0 failed, 0 skipped\n"), passed::out);
                assertEquals("", passed.err());
                assertEquals(0, passed.status());
            }
        }
    }

    @Test
    void aScriptThatFails() throws Exception {
        Files.writeString(directory.resolve("a.wast"), "(module (func (export \"f\") (result i32) (i32.const 7)))\n"
                + "(assert_return (invoke \"f\") (i32.const 8))\n");
        var failed = zeolite(CLASS_PATH, "wast", "a.wast");
        assertTrue(failed.out().contains("\na.wast:2: f: result 0: expected i32 8, was i32 7\n"), failed::out);
        assertTrue(failed.out().endsWith("\n1 passed, 1 failed, 0 skipped\n"), failed::out);
        assertEquals(1, failed.status());
    }

    /** Those that show what the command does, which need nothing but the repository. */
    @TestFactory
    Stream<DynamicTest> commandsOfTheReadme() throws IOException {
        var root = GuestCaseSuite.GUESTS.getParent().getParent();
        var commands = Files.readAllLines(root.resolve("README.md")).stream()
                .filter(line -> line.startsWith("./zeolite ")).toList();
        assertTrue(commands.size() >= 4, commands::toString);
        return commands.stream().map(command -> DynamicTest.dynamicTest(command, () -> {
            var ended = end(start(CLASS_PATH, NOTHING, root,
                    List.of(command.split(" ")).subList(1, command.split(" ").length)));
            assertEquals("", ended.err());
            assertEquals(0, ended.status());
        }));
    }

    @Test
    void aModuleWhoseImportIsMissing() throws Exception {
        assertRefused(run(guest("answer")), "unknown import", "answer");
    }

    @Test
    void anUnknownFlag() throws Exception {
        assertRefused(run("--colour", "x.wasm"), "unknown flag: --colour");
    }

    @Test
    void anUnknownCommand() throws Exception {
        assertRefused(end(start(CLASS_PATH, NOTHING, List.of("walk"))), "invalid command: walk");
    }

    @Test
    void noFileAtAll() throws Exception {
        assertRefused(run(), "missing path");
    }

    @Test
    void aMountThatDoesNotExist() throws Exception {
        assertRefused(run("--mount", "no-such:/", guest("memory")), "no-such", "no such file");
    }

    @Test
    void aTrap() throws Exception {
        assertRefused(run(guest("start-traps")), "unreachable");
    }

    @Test
    void theGuestsExitCodePassesThrough() throws Exception {
        assertEquals(new Ended(7, "", ""), run(guest("exits-7")));
    }

    @Test
    void anEndlessGuestEndsWhenItsTimeIsUp() throws Exception {
        var ended = run("--timeout", "300ms", guest("spin"));
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("deadline exceeded") && ended.err().contains("300ms"), ended::err);
        assertEquals(255, ended.status());
    }

    @Test
    void outputThatNobodyReadsEndsTheGuestQuietly() throws Exception {
        var process = start(CLASS_PATH, NOTHING, List.of("run", guest("pour")));
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            assertEquals("y", out.readLine());
        }
        var err = new String(process.getErrorStream().readAllBytes());
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals("", err);
        assertEquals(141, process.exitValue());
    }

    private static void assertRefused(Ended ended, String... words) {
        for (var word : words) assertTrue(ended.err().contains(word), () -> word + ": " + ended.err());
        assertTrue(!ended.err().contains("\tat "), ended::err);
        assertEquals("", ended.out());
        assertEquals(1, ended.status());
    }

    private String guest(String name) throws IOException {
        return Files.write(directory.resolve(name + ".wasm"), TestBundle.guest(name)).toString();
    }

    private Ended run(String... arguments) throws Exception {
        return end(start(CLASS_PATH, NOTHING, Stream.concat(Stream.of("run"), Stream.of(arguments)).toList()));
    }

    private Ended zeolite(List<String> launch, String... arguments) throws Exception {
        return end(start(launch, NOTHING, List.of(arguments)));
    }

    private Process start(List<String> launch, Path stdin, List<String> arguments) throws IOException {
        return start(launch, stdin, directory, arguments);
    }

    private static Process start(List<String> launch, Path stdin, Path directory, List<String> arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch);
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(directory.toFile()).redirectInput(stdin.toFile()).start();
    }

    /** The little that is printed fits into the pipes, so that reading one after the other never waits. */
    private static Ended end(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes());
        var err = new String(process.getErrorStream().readAllBytes());
        return new Ended(process.waitFor(), out, err);
    }
}
