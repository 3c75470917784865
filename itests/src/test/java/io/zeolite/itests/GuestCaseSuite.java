package io.zeolite.itests;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of examples/guests gives the output and the exit code that it should, in one world. */
public abstract class GuestCaseSuite {

    /** Programs with their cases. */
    public static final Path GUESTS = Path.of(System.getProperty("zeolite.guests"));

    /** {@return what the driver reports: for each case a line of its name and {@code ok}, or what is wrong} */
    protected abstract List<String> runCases(Path guests, Path scratch) throws Exception;

    @TestFactory
    Stream<DynamicTest> runs(@TempDir Path scratch) throws Exception {
        var report = runCases(GUESTS, scratch).stream().map(line -> line.split(" ", 2)).filter(line -> line.length == 2)
                .collect(toMap(line -> line[0], line -> line[1], (first, _) -> first));
        return cases().map(name -> DynamicTest.dynamicTest(name,
                () -> assertEquals("ok", report.getOrDefault(name, "not reported: " + report))));
    }

    private static Stream<String> cases() throws IOException {
        try (var files = Files.find(GUESTS, 3, (path, _) -> path.getParent().endsWith("cases"))) {
            return files.map(path -> path.getName(path.getNameCount() - 3) + "/" + path.getFileName()).sorted().toList()
                    .stream();
        }
    }
}
