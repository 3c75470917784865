package io.zeolite.itests.wasi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.sock.TcpListeners;
import io.zeolite.sysfs.Mounts;
import io.zeolite.testing.FakeHostModule;
import io.zeolite.wasi.Wasi;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guest {@code errno} calls every function so that it succeeds and so that it fails in each way it can. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ErrnoIT {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\|([A-Z2 ]*)\\|");
    private static final Path GUEST = GuestCaseSuite.GUESTS.resolve("errno");
    private static final String OK = " ok";

    @TempDir private Path root;
    @TempDir private Path readOnly;

    private Programs.Result run(ExecutionTier tier) throws IOException {
        Files.writeString(readOnly.resolve("file"), "x");
        try (var silent = new PipedOutputStream(); var in = new PipedInputStream(silent)) {
            var program = new Programs(tier, "errno", root);
            var config = program.config().withEnvironment("a", "b").withStdin(in)
                    .with(Mounts.KEY, Mounts.of(root, "/").withReadOnlyDirectory(readOnly, "/ro"));
            return program.run(Context.root(), TcpListeners.of("127.0.0.1", 0).in(config));
        }
    }

    private static Map<String, Set<String>> table(Stream<String[]> cases) {
        return cases.filter(words -> !words[1].equals("ESUCCESS") && !words[1].isEmpty())
                .collect(groupingBy(words -> words[0], TreeMap::new,
                        mapping(words -> words[1], toCollection(TreeSet::new))));
    }

    private static List<String[]> documented() throws IOException {
        return Files.readString(GUEST.resolve("../../../docs/wasi.md")).lines().map(ROW::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> Stream.of(row.group(2).strip().split(" "))
                        .map(error -> new String[] {row.group(1), error}))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionFailsAsItShould(ExecutionTier tier) throws IOException {
        var result = run(tier);
        assertEquals("", result.out().lines().filter(line -> !line.endsWith(OK)).reduce("", String::concat));
        assertEquals(7, result.exitCode());
        var cases = result.out().lines().map(line -> line.split(" ")).toList();
        assertEquals(table(documented().stream()), table(cases.stream()));
        var succeeded = new TreeSet<>(cases.stream().filter(words -> words[1].equals("ESUCCESS"))
                .map(words -> words[0]).toList());
        succeeded.addAll(List.of("sock_accept", "sock_recv", "sock_send", "sock_shutdown")); // HttpServerIT
        assertEquals(FakeHostModule.of(Wasi.preview1()).functions().keySet(), succeeded);
    }

    @Test
    void everyFunctionHasARow() throws IOException {
        var rows = new TreeSet<>(documented().stream().map(words -> words[0]).toList());
        assertEquals(FakeHostModule.of(Wasi.preview1()).functions().keySet(), rows);
    }

    @Test
    void nodeDiffersWhereItIsSaidTo() throws Exception {
        assumeTrue(says("node", "--version").startsWith("v20."), "Node.js 20 is not there");
        var differences = says("node", "--no-warnings", GUEST.resolve("node.mjs").toString()).lines()
                .filter(line -> !line.endsWith(OK)).collect(toCollection(TreeSet::new));
        var known = Files.readString(GUEST.resolve("node-differs.txt")).lines().map(line -> line.split(":")[0])
                .collect(toCollection(TreeSet::new));
        assertEquals(String.join("\n", known), String.join("\n", differences));
    }

    private static String says(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException _) {
            return "";
        }
    }
}
