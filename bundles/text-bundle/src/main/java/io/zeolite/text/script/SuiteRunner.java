package io.zeolite.text.script;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.MalformedException;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.SourcePlace;
import io.zeolite.text.script.Outcome.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs scripts on tiers of an engine, each with a runtime of its own, and prints a table.
 * <p>
 * Scripts in a folder named after a proposal run with its feature enabled.
 * <p>
 * Threads: confined.
 */
public final class SuiteRunner {

    private final RuntimeFactory engine;
    private final ConformanceTable table;
    private final PrintStream out;
    private boolean leftOut;

    /**
     * Makes a runner, which has run nothing yet.
     *
     * @param tiers what each script runs on
     * @param out   what the table is printed to while it grows
     */
    public SuiteRunner(RuntimeFactory engine, List<ExecutionTier> tiers, PrintStream out) {
        this.engine = engine;
        this.table = new ConformanceTable(tiers, out);
        this.out = out;
    }

    /**
     * Runs a script, or those below a directory but for the proposals that are not supported.
     *
     * @throws IOException if a file cannot be read
     */
    public void run(Path root) throws IOException {
        for (Path file : Suites.scripts(root)) {
            Optional<Proposal> proposal = Proposal.of(file.toAbsolutePath());
            Path relative = root.relativize(file);
            if (Proposal.of(relative).filter(other -> !other.isSupported()).isPresent()) {
                leftOut = true;
                continue;
            }
            String name = root.equals(file) ? file.getFileName().toString() : relative.toString();
            table.begin(name);
            for (ExecutionTier tier : table.tiers()) {
                table.add(run(name, file, proposal, tier));
            }
            table.end();
        }
    }

    private ScriptReport run(String name, Path file, Optional<Proposal> proposal, ExecutionTier tier)
            throws IOException {
        FeatureSet features = proposal.map(Proposal::features).orElse(FeatureSet.WASM_3_0);
        Map<String, Judgement> overruled = proposal.map(Proposal::overruled).orElse(Map.of());
        byte[] text = Files.readAllBytes(file);
        try (WasmRuntime runtime = engine.create(RuntimeConfig.defaults().withTier(tier).withFeatures(features))) {
            return ScriptRunner.run(Script.parse(name, text), runtime, overruled);
        } catch (MalformedException malformed) {
            int line = SourcePlace.of(text, malformed.position()).line();
            return new ScriptReport(name, List.of(new Outcome(line, Verdict.FAILED, malformed.getMessage())));
        }
    }

    /**
     * Prints what the table cannot show: failures, what skipped commands wait for, and last the totals.
     *
     * @param withNotes whether to print also which errors have other words than the scripts
     */
    public void printSummary(boolean withNotes) {
        if (leftOut) {
            out.println("run only if named, as not part of WebAssembly 3.0: " + others());
        }
        table.printTotals(withNotes);
    }

    /** {@return whether a command failed} */
    public boolean hasFailures() {
        return table.total(Verdict.FAILED) > 0;
    }

    /** {@return the table in Markdown} */
    String page() {
        return table.page(others());
    }

    private static String others() {
        return Arrays.stream(Proposal.values()).filter(proposal -> !proposal.isSupported()).map(Proposal::folder)
                .collect(Collectors.joining(", "));
    }
}
