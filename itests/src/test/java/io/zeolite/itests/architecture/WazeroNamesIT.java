package io.zeolite.itests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/wazero.md says where to find is there. */
class WazeroNamesIT {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([\\w.]+)(?:#(\\w+))?` \\|.*");
    private static final Pattern ROW_WITHOUT_NAME = Pattern.compile("\\| `[^`]+` \\| — \\| .+ \\|");
    private static final int NAMES = 150;

    private static List<String> rows() throws IOException {
        try (var lines = Files.lines(Path.of("../docs/wazero.md"))) {
            return lines.filter(line -> line.startsWith("| `")).toList();
        }
    }

    @Test
    void everyNameExists() throws IOException {
        assertEquals(List.of(), rows().stream().map(ROW::matcher).filter(row -> row.matches())
                .filter(row -> !exists(row.group(2), row.group(3))).map(row -> row.group()).toList());
    }

    @Test
    void everyRowHasANameOrAReason() throws IOException {
        assertEquals(List.of(), rows().stream()
                .filter(row -> !ROW.matcher(row).matches() && !ROW_WITHOUT_NAME.matcher(row).matches()).toList());
        assertTrue(rows().size() >= NAMES, () -> "the table has shrunk");
    }

    private static boolean exists(String type, String member) {
        Class<?> found;
        try {
            found = Class.forName(type);
        } catch (ClassNotFoundException _) {
            return false;
        }
        return Modifier.isPublic(found.getModifiers()) && (member == null
                || Stream.concat(Stream.of(found.getMethods()), Stream.of(found.getFields()))
                        .anyMatch(candidate -> candidate.getName().equals(member)));
    }
}
