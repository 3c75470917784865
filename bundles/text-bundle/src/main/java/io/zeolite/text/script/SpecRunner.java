package io.zeolite.text.script;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.MalformedException;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.script.Outcome.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the scripts of the specification's test suite on the engine that is found, and prints a table.
 * <p>
 * Scripts in a folder named after a proposal run with its feature enabled.
 */
public final class SpecRunner {

    /** What is not supported at all; run only if named. */
    private static final List<String> OTHERS =
            List.of("legacy", "proposals/custom-descriptors", "custom/branch_hint.wast");
    private static final Map<String, Feature> PROPOSALS = Map.of("threads", Feature.THREADS,
            "wide-arithmetic", Feature.WIDE_ARITHMETIC, "custom-page-sizes", Feature.CUSTOM_PAGE_SIZES);

    private final PrintStream out;
    private final RuntimeConfig config;
    private final int[] totals = new int[Verdict.values().length];
    private final List<String> details = new ArrayList<>();
    private boolean withNotes;
    private int notes;

    private SpecRunner(PrintStream out, RuntimeConfig config) {
        this.out = out;
        this.config = config;
    }

    /**
     * Runs scripts; ends the process with 1 if a command failed.
     *
     * @param arguments {@code [--tier interpreter|compiler] [--notes] [FILE|DIRECTORY...]}; names that do not exist are
     *                  looked for in {@code core} of {@link Suites}, which is run as a whole if none is given
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        RuntimeConfig config = RuntimeConfig.defaults();
        int tier = rest.indexOf("--tier");
        if (tier >= 0) {
            rest.remove(tier);
            config = config.withTier(ExecutionTier.valueOf(rest.remove(tier).toUpperCase(Locale.ROOT)));
        }
        SpecRunner runner = new SpecRunner(System.out, config);
        runner.withNotes = rest.remove("--notes");
        Optional<Path> core = Suites.find("core");
        if (rest.isEmpty() && core.isEmpty()) {
            System.out.println("skipped: " + Suites.absence());
            return;
        }
        for (String argument : rest.isEmpty() ? List.of("") : rest) {
            Path named = Path.of(argument);
            boolean inSuite = argument.isEmpty() || !Files.exists(named) && core.isPresent();
            runner.runAll(inSuite ? core.orElseThrow().resolve(named) : named);
        }
        runner.printTotals();
        System.exit(runner.totals[Verdict.FAILED.ordinal()] > 0 ? 1 : 0);
    }

    private void runAll(Path root) throws IOException {
        for (Path file : Suites.scripts(root)) {
            Path relative = root.relativize(file);
            if (OTHERS.stream().noneMatch(relative::startsWith)) {
                run(root, file);
            }
        }
        if (OTHERS.stream().anyMatch(other -> Files.exists(root.resolve(other)))) {
            out.println("not run unless named: " + String.join(", ", OTHERS));
        }
    }

    private void run(Path root, Path file) throws IOException {
        String name = root.equals(file) ? file.getFileName().toString() : root.relativize(file).toString();
        if (totals[0] + totals[1] + totals[2] == 0) {
            out.printf("%-60s %7s %7s %7s%n", "", "passed", "failed", "skipped");
        }
        ScriptReport report;
        try (WasmRuntime runtime = WasmRuntime.create(config.withFeatures(features(file)))) {
            report = ScriptRunner.run(new Script(name, Script.parse(file).commands()), runtime);
        } catch (MalformedException malformed) {
            report = new ScriptReport(name, List.of(new Outcome(1, Verdict.FAILED, malformed.getMessage())));
        }
        out.printf("%-60s %7d %7d %7d%n", name, report.count(Verdict.PASSED), report.count(Verdict.FAILED),
                report.count(Verdict.SKIPPED));
        for (Verdict verdict : Verdict.values()) {
            totals[verdict.ordinal()] += report.count(verdict);
        }
        notes += report.notes();
        details.addAll(report.lines(Verdict.FAILED));
        if (withNotes) {
            details.addAll(report.lines(Verdict.PASSED));
        }
    }

    private static FeatureSet features(Path file) {
        FeatureSet features = FeatureSet.WASM_3_0;
        for (Path part : file) {
            Feature feature = PROPOSALS.get(part.toString());
            features = feature == null ? features : features.with(feature);
        }
        return features;
    }

    private void printTotals() {
        details.forEach(out::println);
        out.printf("%d errors with other words than the script's%n", notes);
        out.printf("%d passed, %d failed, %d skipped%n", totals[Verdict.PASSED.ordinal()],
                totals[Verdict.FAILED.ordinal()],
                totals[Verdict.SKIPPED.ordinal()]);
    }
}
