package io.zeolite.engine.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.engine.composition.ServiceLoaderExtensions;
import io.zeolite.engine.runtime.EngineRuntime;
import io.zeolite.text.script.SuiteRunner;
import io.zeolite.text.script.Suites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specification's test suite passes with functions that are divided into pieces of a few instructions. */
class DividedSuiteTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 40, 20", "50, 100, 60"})
    void everyCommandPasses(int whole, int body, int piece) throws IOException {
        assumeTrue(Suites.find("core").isPresent(), Suites.absence());
        SplitLimits limits = new SplitLimits(whole, body, piece);
        RuntimeFactory engine = config -> new EngineRuntime(config, new ServiceLoaderExtensions(),
                Map.of(ExecutionTier.COMPILER, new Compiler(limits)));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        SuiteRunner runner = new SuiteRunner(engine, List.of(ExecutionTier.COMPILER),
                new PrintStream(table, true, StandardCharsets.UTF_8));
        runner.run(Suites.find("core").orElseThrow());
        runner.printSummary(false);
        assertFalse(runner.hasFailures(), () -> table.toString(StandardCharsets.UTF_8));
    }
}
