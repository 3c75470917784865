package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.api.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules in the binary format of the specification's tests. */
class SpecificationTest {

    /** Where our words differ from the suite's, for the reasons given in the file. */
    private static final Set<String> OTHER_WORDS = otherWords();

    @ParameterizedTest
    @MethodSource("malformed")
    void rejectsMalformedModulesInTheWordsOfTheSuite(Script.Binary binary) {
        MalformedException e = assertThrows(MalformedException.class, () -> Modules.decodeFully(binary.bytes()));

        String words = binary.malformed().orElseThrow();
        assertEquals(!OTHER_WORDS.contains(binary.place()), e.getMessage().contains(words),
                () -> binary.place() + " expected " + words + ", found " + e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void decodesWellFormedModulesAndWhatItEncodesOfThem(Script.Binary binary) {
        WasmModule module = Modules.decodeFully(binary.bytes());

        assertEquals(module, ModuleDecoder.decode(ModuleEncoder.encode(module)));
    }

    private static Set<String> otherWords() {
        try (InputStream in = SpecificationTest.class.getResourceAsStream("other-words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Script.Binary> malformed() throws IOException {
        return binaries().filter(binary -> binary.malformed().isPresent()).toList();
    }

    static List<Script.Binary> wellFormed() throws IOException {
        return binaries().filter(binary -> binary.malformed().isEmpty()).toList();
    }

    private static Stream<Script.Binary> binaries() throws IOException {
        return Suites.scripts().stream().flatMap(SpecificationTest::binaries);
    }

    private static Stream<Script.Binary> binaries(Path script) {
        try {
            return Script.binaries(Suites.file("core"), script).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
