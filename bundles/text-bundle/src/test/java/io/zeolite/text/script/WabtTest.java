package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.MalformedException;
import io.zeolite.text.parser.Unnamed;
import io.zeolite.text.script.ModuleSource.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The binaries of the suite's modules are those of wabt's {@code wast2json}, an independent parser, where it can read them. */
class WabtTest {

    private static final Pattern FILE_NAME = Pattern.compile("\"filename\": \"([^\"]+)\"");

    /**
     * The modules that differ, by script. In {@code block}, {@code loop}: wabt drops the type index of a block whose type
     * has a short form. In {@code bulk}, {@code ref_func}, {@code table_copy}: wabt turns expressions of type funcref into
     * function indices, which since 3.0 are another type. In {@code func}: wabt has an older encoding of {@code (ref 0)}. In
     * {@code memory_init}: wabt omits a data count of 0, which turns an invalid module into a malformed one.
     */
    private static final Map<String, Integer> DIFFERENT =
            Map.of("block.wast", 2, "bulk.wast", 4, "func.wast", 1, "loop.wast",
                    2, "memory_init.wast", 2, "memory_init64.wast", 2, "ref_func.wast", 2, "table_copy.wast", 40);

    @TempDir private Path directory;

    @Test
    void encodesAsWabtDoes() throws IOException, InterruptedException {
        Path core = Suites.find("core").orElse(null);
        assumeTrue(core != null, Suites.absence());
        assumeTrue(runs("wast2json", "--version"), "wast2json is not installed");
        Map<String, Integer> different = new TreeMap<>();
        int equal = 0;
        for (Path file : Suites.scripts(core)) {
            Path json = directory.resolve("script.json");
            if (file.toString().contains("legacy")
                    || !runs("wast2json", "--enable-all", file.toString(), "-o", json.toString())) {
                continue;
            }
            List<Path> binaries = FILE_NAME.matcher(Files.readString(json)).results()
                    .map(match -> directory.resolve(match.group(1))).toList();
            List<ModuleSource> sources = Script.parse(file).commands().stream().map(SuiteTest::source)
                    .flatMap(Optional::stream).toList();
            assertEquals(binaries.size(), sources.size(), file::toString);
            for (int i = 0; i < sources.size(); i++) {
                if (sources.get(i).form() == Form.BINARY || !binaries.get(i).toString().endsWith(".wasm")) {
                    continue;
                }
                if (Arrays.equals(Unnamed.of(Files.readAllBytes(binaries.get(i))),
                        Unnamed.of(binary(sources.get(i))))) {
                    equal++;
                } else {
                    different.merge(file.getFileName().toString(), 1, Integer::sum);
                }
            }
        }
        assertEquals(new TreeMap<>(DIFFERENT), different);
        System.out.println("as wabt's: " + equal + " modules");
    }

    private static byte[] binary(ModuleSource source) {
        try {
            return source.binary();
        } catch (MalformedException malformed) {
            return new byte[0];
        }
    }

    private boolean runs(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output").toFile())
                    .start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
