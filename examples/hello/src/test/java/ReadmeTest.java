import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code of the documentation is that of what the build compiles and tests. */
class ReadmeTest {

    private static final Path TOP = Path.of("../..");
    private static final List<Path> TESTED = List.of(TOP.resolve("examples"), TOP.resolve("itests/src"));
    private static final Map<String, String> FILES = Map.of("java", ".java", "bnd", ".bnd", "xml", "pom.xml");

    @ParameterizedTest
    @CsvSource({"README.md, java", "docs/extending.md, java|bnd|xml"})
    void showsWhatTheExamplesDo(String document, String languages) throws IOException {
        Matcher block = Pattern.compile("```(" + languages + ")\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(TOP.resolve(document)));
        List<String> all = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        while (block.find()) {
            String code = withoutIndentation(block.group(2));
            all.add(code);
            if (sources(FILES.get(block.group(1))).stream().noneMatch(source -> source.contains(code))) {
                unknown.add(block.group(2));
            }
        }
        assertFalse(all.isEmpty(), "no code in " + document);
        assertEquals(List.of(), unknown);
    }

    private static List<String> sources(String ending) throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path directory : TESTED) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(file -> file.toString().endsWith(ending)).toList()) {
                    sources.add(withoutIndentation(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
    }
}
