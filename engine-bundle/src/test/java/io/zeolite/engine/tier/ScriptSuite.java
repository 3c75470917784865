package io.zeolite.engine.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.text.script.Outcome.Verdict;
import io.zeolite.text.script.Script;
import io.zeolite.text.script.ScriptReport;
import io.zeolite.text.script.ScriptRunner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges of the instructions whose type is not fixed, and of those with state: scripts, one a group, for every tier. */
public abstract class ScriptSuite {

    private final RuntimeConfig config;

    protected ScriptSuite(RuntimeConfig config) {
        this.config = config;
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "control", "exceptions", "globals", "memory", "references", "tables"})
    void everyCommandPasses(String group) throws IOException {
        String file = group + ".wast";
        try (InputStream in = ScriptSuite.class.getResourceAsStream(file);
                WasmRuntime runtime = new EngineRuntimeFactory().create(config)) {
            ScriptReport report = ScriptRunner.run(Script.parse(file, in.readAllBytes()), runtime);
            List<String> wrong = new ArrayList<>(report.lines(Verdict.FAILED));
            wrong.addAll(report.lines(Verdict.SKIPPED));
            assertEquals(List.of(), wrong);
            assertFalse(report.outcomes().isEmpty());
        }
    }
}
