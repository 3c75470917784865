import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of the README is that of the examples, so that it compiles and its tests run it. */
class ReadmeTest {

    private static final Path EXAMPLES = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsWhatTheExamplesDo() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.add(withoutIndentation(Files.readString(file)));
            }
        }
        Matcher block = BLOCK.matcher(Files.readString(EXAMPLES.resolve("../README.md")));
        List<String> unknown = new ArrayList<>();
        boolean any = false;
        while (block.find()) {
            any = true;
            String code = withoutIndentation(block.group(1));
            if (sources.stream().noneMatch(source -> source.contains(code))) {
                unknown.add(block.group(1));
            }
        }
        assertTrue(any, "no Java in the README");
        assertEquals(List.of(), unknown);
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
    }
}
