package io.zeolite.itests.architecture;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zeolite.itests.BundleJar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Module descriptors and manifests are as the golden files say, which `dev/approve` writes anew. What a user cannot
 * see is left out: concealed packages, and what the tools say about themselves.
 */
class GoldenIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String VERSION = System.getProperty("zeolite.version");
    private static final boolean APPROVE = Boolean.getBoolean("zeolite.approve");

    private static final Set<String> VOLATILE = Set.of("Created-By", "Build-Jdk", "Build-Jdk-Spec", "Private-Package",
            "Tool", "Bnd-LastModified", "Originally-Created-By");

    static List<BundleJar> bundles() { return BundleJar.all(); }

    @ParameterizedTest
    @MethodSource("bundles")
    void moduleIsAsApproved(BundleJar bundle) throws IOException {
        var out = new StringWriter();
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        int status = jar.run(new PrintWriter(out), new PrintWriter(out), "--describe-module", "--file",
                bundle.path().toString());
        assertEquals(0, status, out::toString);
        check(bundle.name() + ".module", out.toString().lines().map(line -> line.replaceFirst(" jar:file:.*", ""))
                .filter(line -> !line.isBlank() && !line.startsWith("contains ")).collect(lines()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void manifestIsAsApproved(BundleJar bundle) throws IOException {
        check(bundle.name() + ".manifest", bundle.manifest().getMainAttributes().keySet().stream().map(Object::toString)
                .filter(header -> !VOLATILE.contains(header) && !header.startsWith("Bnd-")).sorted()
                .map(header -> header + ":" + value(header, bundle.header(header))).collect(lines()));
    }

    @Test
    void everyGoldenFileHasItsBundle() throws IOException {
        var bundles = bundles().stream().map(BundleJar::name).toList();
        try (var files = Files.list(GOLDEN)) {
            var orphans = files
                    .filter(file -> !bundles.contains(file.getFileName().toString().replaceFirst("\\.[a-z]+$", "")))
                    .toList();
            assertEquals(List.of(), orphans);
        }
    }

    /** One clause per line where a header has several. */
    private static String value(String header, String value) {
        var clauses = header.endsWith("-Package") || header.endsWith("-Capability") ? BundleJar.clauses(value)
                : List.of(value);
        return clauses.size() == 1 ? " " + clauses.getFirst()
                : clauses.stream().map(clause -> "\n  " + clause).collect(joining());
    }

    private static Collector<CharSequence, ?, String> lines() {
        return joining("\n", "", "\n");
    }

    private static void check(String name, String now) throws IOException {
        var file = GOLDEN.resolve(name);
        var text = now.replaceAll("\\b" + VERSION.replaceFirst("-SNAPSHOT$", "[.-]SNAPSHOT") + "\\b", "(version)");
        if (APPROVE) Files.writeString(file, text);
        assertEquals(Files.exists(file) ? Files.readString(file) : "", text,
                () -> file + " differs; `dev/approve` writes it anew");
    }
}
