package io.zeolite.distribution;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the archive for Windows is the zip")
class ArchiveIT {

    @TempDir private static Path directory;

    private static Archive archive;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        // A space in the path is what launchers stumble over.
        archive = Archive.unpackInto(Files.createDirectory(directory.resolve("a b")));
    }

    @Test
    void bundlesAreApartFromWhatOthersMade() throws IOException {
        assertTrue(archive.list("mods").containsAll(List.of("zeolite-api.jar", "zeolite-cli.jar", "zeolite-engine.jar",
                "zeolite-experimental.jar", "zeolite-format.jar", "zeolite-sysfs.jar", "zeolite-wasi.jar")));
        assertEquals(Set.of(),
                archive.list("mods").stream().filter(name -> !name.startsWith("zeolite-")).collect(toSet()));
        assertEquals(List.of("aot", "jdk25", "org.apache.felix.gogo.command.jar", "org.apache.felix.gogo.runtime.jar",
                "org.apache.felix.gogo.shell.jar", "org.apache.felix.main.jar", "picocli.jar"), archive.list("lib"));
    }

    @Test
    void holdsGuestsAndTexts() throws IOException {
        assertTrue(
                archive.list("examples/guests").containsAll(List.of("README.md", "hello/hello.c", "hello/hello.wasm")));
        assertTrue(archive.list(".").containsAll(List.of("LICENSE", "README.md")));
    }

    @Test
    void holdsAManualPage() throws IOException {
        String page = Files.readString(archive.home().resolve("share/man/man1/zeolite.1"));
        assertTrue(page.startsWith(".TH ZEOLITE 1 "), page);
        assertTrue(page.contains("\n.SS compile\n"), page);
    }

    @Test
    void launchersAreExecutable() throws IOException {
        assertEquals(List.of("zeolite", "zeolite-osgi", "zeolite.bat"), archive.list("bin"));
        assertTrue(Files.isExecutable(archive.home().resolve("bin/zeolite")));
        assertTrue(Files.isExecutable(archive.home().resolve("bin/zeolite-osgi")));
    }

    @Test
    void commandTellsTheVersion() throws IOException, InterruptedException {
        String version = archive.home().getFileName().toString().replaceFirst("zeolite-", "zeolite ");
        assertEquals(new Archive.Result(0, version + "\n", ""), archive.run(Map.of(), "bin/zeolite", "version"));
    }

    @Test
    void commandReadsItsOptions() throws IOException, InterruptedException {
        assertEquals(new Archive.Result(1, "", "unknown flag: --frob\nTry 'zeolite help run'.\n"),
                archive.run(Map.of(), "bin/zeolite", "run", "--frob", "a.wasm"));
    }

    @Test
    void commandRunsGuest() throws IOException, InterruptedException {
        assertEquals(new Archive.Result(0, "Hello from WebAssembly!\nNice to meet you, World.\n", ""),
                run("", guest("hello"), "World"));
    }

    @Test
    void guestReadsItsInput() throws IOException, InterruptedException {
        assertEquals("1 2 4", run("a b\n", guest("wc")).out().strip().replaceAll(" +", " "));
    }

    @Test
    void exitCodeIsTheGuests() throws IOException, InterruptedException {
        assertEquals(125, run("", guest("exit"), "125").exitCode());
    }

    @Test
    void trapShowsTheActiveFunctions() throws IOException, InterruptedException {
        Archive.Result result = run("", guest("exit"), "trap");
        assertEquals(1, result.exitCode());
        assertEquals("trapping\n", result.out());
        assertLinesMatch(List.of("error instantiating wasm binary: wasm error: unreachable", "wasm stack trace:",
                "\\t.*execute_unreachable\\(\\)", ">> callers >>"), result.err().lines().toList());
    }

    @Test
    void runawayRecursionTraps() throws IOException, InterruptedException {
        Archive.Result result = run("", guest("exit"), "recurse");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().startsWith("error instantiating wasm binary: wasm error: call stack exhausted\n"),
                result::err);
    }

    @Test
    void timeEnds() throws IOException, InterruptedException {
        assertEquals(new Archive.Result(255, "",
                "error: module closed with context deadline exceeded (timeout 1ms)\n"),
                run("", "-timeout=1ms", guest("nbody"), "1000000000"));
    }

    @Test
    void guestSeesMountedDirectory() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(directory, "data");
        Files.writeString(data.resolve("bear.txt"), "pooh\n");
        assertEquals(new Archive.Result(0, "pooh\n", ""),
                run("", "-mount=" + data + ":/:ro", guest("fstool"), "cat", "bear.txt"));
    }

    @Test
    void guestSeesGivenEnvironment() throws IOException, InterruptedException {
        assertEquals(new Archive.Result(0, "2 variables\nANIMAL=bear\nFOOD=sushi\n", ""),
                run("", "--env", "ANIMAL=bear", "--env", "FOOD=sushi", guest("fstool"), "env"));
    }

    @Test
    void commandEndsQuietlyWhenNobodyReads() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(directory, "data");
        Files.writeString(data.resolve("long.txt"), "x\n".repeat(1 << 20));
        ProcessBuilder builder = new ProcessBuilder(archive.home().resolve("bin/zeolite").toString(), "run",
                "-mount=" + data + ":/:ro", guest("fstool"), "cat", "long.txt");
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        builder.environment().put("ZEOLITE_AOT", "off");
        Process process = builder.start();
        process.getInputStream().read();
        process.getInputStream().close();
        assertEquals("", new String(process.getErrorStream().readAllBytes()));
        assertEquals(141, process.waitFor());
    }

    private static String guest(String name) {
        return archive.home().resolve("examples/guests/" + name + "/" + name + ".wasm").toString();
    }

    private static Archive.Result run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bin/zeolite", "run"));
        command.addAll(List.of(arguments));
        return archive.run(Map.of(), input, command);
    }

    @Test
    void commandRunsThroughSymbolicLink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(archive.home().resolve("link"), Path.of("bin/zeolite"));
        assertEquals(0, archive.run(Map.of(), link.toString(), "help").exitCode());
    }

    @Test
    void commandSaysWhichJdkIsMissing() throws IOException, InterruptedException {
        Archive.Result result = archive.run(
                Map.of("JAVA25_HOME", "", "JAVA_HOME", "", "HOME", directory.toString(), "PATH", "/nowhere"),
                "lib/jdk25",
                "no-such-tool");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("no JDK 25 or later found"), result::err);
    }

    @Test
    void allBundlesAreActiveInTheFramework() throws IOException, InterruptedException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Archive.Result result = archive.run(Map.of("ZEOLITE_DATA", data.toString()), "lb -s\n",
                List.of("bin/zeolite-osgi"));
        assertEquals(0, result.exitCode(), result::err);
        // bundle 0, the framework, may still be on its way to being active when the shell has started
        Set<String> bundles = Pattern.compile("(?m)^ *[1-9]\\d*\\|Active *\\| *\\d+\\|([^ ]+)").matcher(result.out())
                .results().map(match -> match.group(1).strip()).collect(toSet());
        Set<String> expected = archive.list("mods").stream()
                .map(name -> name.replaceFirst("zeolite-(.*)\\.jar", "io.zeolite.$1")).collect(toSet());
        expected.addAll(Set.of("picocli", "org.apache.felix.gogo.command", "org.apache.felix.gogo.runtime",
                "org.apache.felix.gogo.shell"));
        assertEquals(expected, bundles, result::out);
        assertEquals("", result.err());
    }
}
