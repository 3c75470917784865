package io.zeolite.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example guests, which compilers made. */
class GuestsTest {

    @ParameterizedTest
    @MethodSource("guests")
    void decodesGuestsAndWhatItEncodesOfThem(Path guest) throws IOException {
        WasmModule module = Modules.decodeFully(Files.readAllBytes(guest));

        assertEquals(module, ModuleDecoder.decode(ModuleEncoder.encode(module)));
    }

    static List<Path> guests() throws IOException {
        Path folder = Path.of("../../examples/guests");
        assumeTrue(Files.isDirectory(folder), "there are no example guests");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> guests = files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
            assumeTrue(!guests.isEmpty(), "the example guests have not been built");
            return guests;
        }
    }
}
