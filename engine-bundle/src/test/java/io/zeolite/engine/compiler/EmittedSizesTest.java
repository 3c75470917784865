package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.engine.runtime.EngineRuntime;
import io.zeolite.engine.runtime.Tier;
import io.zeolite.text.Text;
import io.zeolite.text.script.SuiteRunner;
import io.zeolite.text.script.Suites;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No method that is emitted for any module that we have is larger than the virtual machine compiles. */
class EmittedSizesTest {

    private static final Path GUESTS = Path.of("..", "itests", "benchmarks", "guests");
    private static final int RANDOM_MODULES = 40;

    @Test
    void modulesOfTheSuiteBecomeMethodsThatAreCompiled() throws IOException {
        assumeTrue(Suites.find("core").isPresent(), Suites.absence());
        List<String> large = new ArrayList<>();
        Compiler compiler = new Compiler();
        Tier measuring = module -> {
            large.addAll(EmittedMethods.tooLarge(module, SplitLimits.DEFAULT));
            return compiler.prepare(module);
        };
        SuiteRunner runner = new SuiteRunner(
                config -> new EngineRuntime(config, new ServiceLoaderExtensions(),
                        Map.of(ExecutionTier.COMPILER, measuring)),
                List.of(ExecutionTier.COMPILER), new PrintStream(OutputStream.nullOutputStream()));
        runner.run(Suites.find("core").orElseThrow());
        assertFalse(runner.hasFailures());
        assertEquals(List.of(), large);
    }

    @Test
    void guestsOfTheBenchmarksBecomeMethodsThatAreCompiled() throws IOException {
        try (Stream<Path> files = Files.list(GUESTS)) {
            List<Path> guests = files.filter(file -> file.toString().matches(".*\\.wa(t|sm)")).toList();
            assertFalse(guests.isEmpty());
            for (Path guest : guests) {
                byte[] binary = guest.toString().endsWith(".wat") ? Text.toBinary(Files.readString(guest))
                        : Files.readAllBytes(guest);
                assertEquals(List.of(), EmittedMethods.tooLarge(TestModule.valid(binary), SplitLimits.DEFAULT),
                        guest.toString());
            }
        }
    }

    @Test
    void randomModulesBecomeMethodsThatAreCompiled() {
        for (long seed = 0; seed < RANDOM_MODULES; seed++) {
            TestModule module = RandomGuest.module(seed, 300);
            assertEquals(List.of(), EmittedMethods.tooLarge(TestModule.valid(module.encode()), SplitLimits.DEFAULT),
                    "module of seed " + seed);
        }
    }
}
