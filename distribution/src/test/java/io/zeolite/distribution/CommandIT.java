package io.zeolite.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.distribution.Archive.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line does with its options, seen from outside, with a cache of linked classes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the archive for Windows is the zip")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class CommandIT {

    @TempDir private static Path directory;

    private static Archive archive;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        archive = Archive.unpackInto(Files.createDirectory(directory.resolve("a b")));
        Files.writeString(Files.createDirectory(directory.resolve("animals")).resolve("bear.txt"), "pooh\n");
        for (Map.Entry<String, String> guest : Guests.TEXTS.entrySet()) {
            Files.writeString(directory.resolve(guest.getKey() + ".wat"), guest.getValue());
        }
        assertEquals(0, zeolite("version").exitCode());
    }

    private static Result zeolite(String... arguments) throws IOException, InterruptedException {
        return zeolite(Map.of(), "", arguments);
    }

    private static Result zeolite(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bin/zeolite"));
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(
                Map.of("ZEOLITE_AOT", "now", "XDG_CACHE_HOME", directory.resolve("cache").toString()));
        all.putAll(environment);
        return archive.run(all, input, command);
    }

    private static String text(String name) {
        return directory.resolve(name + ".wat").toString();
    }

    private static String guest(String name) {
        return archive.home().resolve("examples/guests/" + name + "/" + name + ".wasm").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--"})
    void argumentsEndWithNul(String separator) throws IOException, InterruptedException {
        String[] arguments = Stream.of("run", text("args"), separator, "hello world").filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        assertEquals(new Result(0, "args.wat\0hello world\0", ""), zeolite(arguments));
    }

    @Test
    void environmentIsWhatIsGiven() throws IOException, InterruptedException {
        assertEquals(new Result(0, "ANIMAL=bear\0FOOD=sushi\0", ""),
                zeolite("run", "--env=ANIMAL=bear", "-env", "FOOD=sushi", text("environ")));
    }

    @Test
    void inheritedEnvironmentComesFirst() throws IOException, InterruptedException {
        Result result = zeolite(Map.of("ZEOLITE_ANIMAL", "cat", "ZEOLITE_FOOD", "fish"), "", "run", "--env-inherit",
                "--env=ZEOLITE_FOOD=sushi", "--env=ZEOLITE_LAST=1", text("environ"));
        assertEquals(0, result.exitCode(), result::err);
        List<String> variables = List.of(result.out().split("\0"));
        assertTrue(variables.containsAll(List.of("ZEOLITE_ANIMAL=cat", "ZEOLITE_FOOD=sushi")), result::out);
        assertEquals("ZEOLITE_LAST=1", variables.getLast());
    }

    @ParameterizedTest
    @CsvSource({":/, bear.txt", ":/:ro, bear.txt", ":/animals:ro, /animals/bear.txt", ":animals, animals/bear.txt"})
    void filesOfMountsAreRead(String place, String path) throws IOException, InterruptedException {
        assertEquals(new Result(0, "pooh\n", ""),
                zeolite("run", "--mount=" + directory.resolve("animals") + place, guest("fstool"), "cat", path));
    }

    @Test
    void readOnlyMountIsNotWritten() throws IOException, InterruptedException {
        Path target = Files.createTempDirectory(directory, "target");
        String[] write = {"run", "--mount=" + target + ":/:ro", text("creates")};
        assertEquals(new Result(69, "", ""), zeolite(write)); // EROFS
        write[1] = "--mount=" + target + ":/";
        assertEquals(new Result(0, "", ""), zeolite(write));
        assertTrue(Files.exists(target.resolve("new")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "all    | random | 0 | '--> .$1()~\t==> wasi_snapshot_preview1.random_get(buf=0,buf_len=1000)~"
                + "\t<== errno=ESUCCESS~<--~'",
        "random | random | 0 | '==> wasi_snapshot_preview1.random_get(buf=0,buf_len=1000)~<== errno=ESUCCESS~'",
        "proc   | random | 0 | ''", "proc | exit | 1 | '==> wasi_snapshot_preview1.proc_exit(rval=1)~'",
        "'clock,filesystem' | random | 0 | ''",
        "'poll,random' | random | 0 | '==> wasi_snapshot_preview1.random_get(buf=0,buf_len=1000)~<== errno=ESUCCESS~'"})
    void callsOfTheHostAreLogged(String scopes, String guest, int exitCode, String log)
            throws IOException, InterruptedException {
        assertEquals(new Result(exitCode, "", log.replace('~', '\n')),
                zeolite("run", "--hostlogging=" + scopes, text(guest)));
    }

    @Test
    void scopesAddUp() throws IOException, InterruptedException {
        Result result = zeolite("run", "--hostlogging=clock,filesystem", "--hostlogging", "poll,random",
                "--mount=" + directory.resolve("animals") + ":/", text("creates-and-random"));
        assertEquals("==> wasi_snapshot_preview1.random_get(buf=0,buf_len=8)\n<== errno=ESUCCESS\n"
                + "==> wasi_snapshot_preview1.path_open(fd=3,dirflags=,path=none,oflags=,fs_rights_base=,"
                + "fs_rights_inheriting=,fdflags=)\n<== (opened_fd=,errno=ENOENT)\n", result.err());
    }

    @Test
    void hostModulesOfToolchainsAreFoundAndLogged() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("script.wat"), """
            (module (import "env" "seed" (func (result f64))) (memory (export "memory") 1)
              (func (export "_start") (drop (call 0))))""");
        assertEquals(new Result(0, "", ""), zeolite("run", file.toString()));
        Result result = zeolite("run", "--hostlogging=random", file.toString());
        assertTrue(result.err().matches("==> env\\.~lib/builtins/seed\\(\\)\n<== rand=\\S+\n"), result::err);
    }

    @Test
    void filesAreLoggedFromTheFirstMountToTheLastByte() throws IOException, InterruptedException {
        Result result = zeolite("run", "--hostlogging=filesystem", "--mount=" + directory.resolve("animals") + ":/:ro",
                guest("fstool"), "cat", "/bear.txt");
        assertEquals("pooh\n", result.out());
        List<String> lines = result.err().lines().toList();
        assertEquals(List.of("==> wasi_snapshot_preview1.fd_prestat_get(fd=3)",
                "<== (prestat={pr_name_len=1},errno=ESUCCESS)",
                "==> wasi_snapshot_preview1.fd_prestat_dir_name(fd=3)", "<== (path=/,errno=ESUCCESS)",
                "==> wasi_snapshot_preview1.fd_prestat_get(fd=4)", "<== (prestat=,errno=EBADF)"), lines.subList(0, 6));
        for (String call : List.of("==> wasi_snapshot_preview1.path_open(fd=3,dirflags=SYMLINK_FOLLOW,path=bear.txt,",
                "<== (opened_fd=4,errno=ESUCCESS)", "==> wasi_snapshot_preview1.fd_read(fd=4,",
                "<== (nread=5,errno=ESUCCESS)")) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(call)), result::err);
        }
    }

    @Test
    void cacheIsMadeAndUsed() throws IOException, InterruptedException {
        Path existing = Files.createTempDirectory(directory, "existing");
        Path made = directory.resolve("made/deep");
        Path relative = archive.home().resolveSibling("relative");
        for (String place : List.of(existing.toString(), made.toString(), "relative")) {
            for (int run = 0; run < 2; run++) {
                assertEquals(new Result(0, "", ""), zeolite("compile", "--cachedir=" + place, text("args")));
                assertEquals(new Result(0, "args.wat\0", ""), zeolite("run", "--cachedir=" + place, text("args")));
            }
        }
        for (Path cache : List.of(existing, made, relative)) {
            try (Stream<Path> files = Files.walk(cache)) {
                assertTrue(files.anyMatch(Files::isRegularFile), () -> cache + " has no code");
            }
        }
        assertEquals("invalid cachedir: " + text("args") + " is not a directory\n",
                zeolite("run", "--cachedir=" + text("args"), text("args")).err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--interpreter", "--memory-limit=1"})
    void timeEndsAnEndlessLoop(String option) throws IOException, InterruptedException {
        assertEquals(
                new Result(255, "", "error: module closed with context deadline exceeded (timeout 1ms)\n"),
                zeolite("run", option, "-timeout=1ms", text("loop")));
    }

    @Test
    void timeThatIsNotUpChangesNothing() throws IOException, InterruptedException {
        assertEquals(new Result(0, "args.wat\0", ""), zeolite("run", "-timeout=10s", text("args")));
    }

    @Test
    void theOldSystemInterfaceExits() throws IOException, InterruptedException {
        assertEquals(new Result(2, "", ""), zeolite("run", text("unstable")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"run | missing path to wasm file~Try 'zeolite help run'.",
        "compile | missing path to wasm file~Try 'zeolite help compile'.",
        "run none.wasm | error reading wasm binary: open none.wasm: no such file or directory",
        "run --timeout=-10s x.wasm | timeout duration may not be negative, -10s given",
        "run --mount= x.wasm | invalid mount: empty string",
        "run --mount=none x.wasm | invalid mount: path \"none\" error: no such file or directory",
        "run --env=ANIMAL x.wasm | invalid environment variable: ANIMAL",
        "run --listen=frob x.wasm | invalid listen: frob, not host:port",
        "run --listen=h:p x.wasm | invalid listen port: p, not 0 to 65535",
        "frob | invalid command: frob~Try 'zeolite help'."})
    void whatIsWrongIsTold(String arguments, String message) throws IOException, InterruptedException {
        assertEquals(new Result(1, "", message.replace('~', '\n') + "\n"), zeolite(arguments.split(" ")));
    }

    @Test
    void whatIsNoModuleIsTold() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("bad.wasm"), "\0bad");
        Result result = zeolite("compile", file.toString());
        assertEquals(1, result.exitCode());
        assertTrue(result.err().startsWith("error compiling wasm binary: magic header not detected"), result::err);
        assertEquals("", result.out());
    }

    @Test
    void helpIsPrinted() throws IOException, InterruptedException {
        Result nothing = zeolite();
        assertEquals(0, nothing.exitCode());
        assertTrue(nothing.err().contains("\nUsage:\n  zeolite <command>\n"), nothing::err);
        assertEquals(new Result(0, nothing.err(), ""), zeolite("-h"));
        assertTrue(zeolite("run", "-h").out().contains("--hostlogging=<scopes>"));
    }

    @Test
    void functionsAreInvoked() throws IOException, InterruptedException {
        assertEquals(new Result(0, "i32 -1\nf64 nan\n", ""),
                zeolite("run", "--invoke=swap", text("swap"), "nan", "0xffffffff"));
        assertEquals(new Result(1, "", "error invoking swap: argument 1 is not of type f64: x\n"),
                zeolite("run", "--invoke=swap", text("swap"), "x", "1"));
    }

    @Test
    void moduleComesFromStandardInput() throws IOException, InterruptedException {
        assertEquals(new Result(0, "-\0a\0", ""),
                zeolite(Map.of(), Guests.TEXTS.get("args"), "run", "-", "a"));
    }

    @Test
    void tooManyWorkersAreWarnedOf() throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        assertEquals(new Result(0, "args.wat\0", "warning: desired number of compilation workers (100000) greater "
                + "than the number of processors (" + processors + "), which is used instead\n"),
                zeolite("run", "--workers=100000", text("args")));
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(archive.home().resolve("bin/zeolite").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("JAVA25_HOME", System.getProperty("java.home"), "ZEOLITE_AOT", "off"));
        return builder.start();
    }

    @Test
    void signalEndsTheGuestQuietly() throws IOException, InterruptedException {
        Process process = start("run", text("says-and-loops"));
        assertEquals('y', process.getInputStream().read());
        process.toHandle().destroy(); // which leaves the streams open
        assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(128 + 15, process.waitFor());
    }

    @Test
    void guestServesConnections() throws IOException, InterruptedException {
        Process process = start("run", "--listen=127.0.0.1:0", guest("httpd"), "1");
        try (BufferedReader told = new BufferedReader(new InputStreamReader(process.getErrorStream()))) {
            String line = told.readLine();
            assertTrue(line.matches("listening on 127\\.0\\.0\\.1:\\d+"), line);
            try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(line.replaceFirst(".*:", "")))) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes());
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 "), answer);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void shellsCompleteCommandLines() throws IOException, InterruptedException {
        Result script = zeolite("completion", "bash");
        assertEquals(0, script.exitCode(), script::err);
        Path test = Files.writeString(directory.resolve("completion.bash"),
                script.out()
                        + "COMP_WORDS=(zeolite run --mo) COMP_CWORD=2\n_complete_zeolite\necho \"${COMPREPLY[@]}\"");
        Process bash = new ProcessBuilder("bash", test.toString()).redirectError(Redirect.DISCARD).start();
        assertEquals("--mount\n", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
