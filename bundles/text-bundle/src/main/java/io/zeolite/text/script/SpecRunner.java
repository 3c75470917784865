package io.zeolite.text.script;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.MalformedException;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.script.Outcome.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the scripts of the specification's test suite on the tiers of the engine that is found, and prints a table.
 * <p>
 * Scripts in a folder named after a proposal run with its feature enabled.
 */
public final class SpecRunner {

    /** What is not supported at all; run only if named. */
    private static final List<String> OTHERS =
            List.of("legacy", "proposals/custom-descriptors", "custom/branch_hint.wast");
    private static final Map<String, Feature> PROPOSALS = Map.of("threads", Feature.THREADS,
            "wide-arithmetic", Feature.WIDE_ARITHMETIC, "custom-page-sizes", Feature.CUSTOM_PAGE_SIZES);

    private final ConformanceTable table;

    private SpecRunner(List<ExecutionTier> tiers) {
        this.table = new ConformanceTable(tiers, System.out);
    }

    /**
     * Runs scripts; ends the process with 1 if a command failed.
     *
     * @param arguments {@code [--tier interpreter|compiler] [--notes] [--page FILE] [FILE|DIRECTORY...]}; without a tier
     *                  both run; the page is the table in Markdown; names that do not exist are looked for in
     *                  {@code core} of {@link Suites}, which is run as a whole if none is given
     * @throws IOException if a file cannot be read, or the page not written
     */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        List<ExecutionTier> tiers = option(rest, "--tier")
                .map(tier -> List.of(ExecutionTier.valueOf(tier.toUpperCase(Locale.ROOT))))
                .orElse(List.of(ExecutionTier.values()));
        Optional<String> page = option(rest, "--page");
        boolean withNotes = rest.remove("--notes");
        Optional<Path> core = Suites.find("core");
        if (rest.isEmpty() && core.isEmpty()) {
            System.out.println("skipped: " + Suites.absence());
            return;
        }
        SpecRunner runner = new SpecRunner(tiers);
        for (String argument : rest.isEmpty() ? List.of("") : rest) {
            Path named = Path.of(argument);
            boolean inSuite = argument.isEmpty() || !Files.exists(named) && core.isPresent();
            runner.runAll(inSuite ? core.orElseThrow().resolve(named) : named);
        }
        if (page.isPresent()) {
            Files.writeString(Path.of(page.get()), runner.table.page(OTHERS));
        }
        runner.table.printTotals(withNotes);
        System.exit(runner.table.total(Verdict.FAILED) > 0 ? 1 : 0);
    }

    private static Optional<String> option(List<String> arguments, String name) {
        int place = arguments.indexOf(name);
        if (place < 0) {
            return Optional.empty();
        }
        arguments.remove(place);
        if (place == arguments.size()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return Optional.of(arguments.remove(place));
    }

    private void runAll(Path root) throws IOException {
        for (Path file : Suites.scripts(root)) {
            Path relative = root.relativize(file);
            if (OTHERS.stream().noneMatch(relative::startsWith)) {
                String name = root.equals(file) ? file.getFileName().toString() : relative.toString();
                table.begin(name);
                for (ExecutionTier tier : table.tiers()) {
                    table.add(run(name, file, tier));
                }
                table.end();
            }
        }
        if (OTHERS.stream().anyMatch(other -> Files.exists(root.resolve(other)))) {
            System.out.println("not run unless named: " + String.join(", ", OTHERS));
        }
    }

    private static ScriptReport run(String name, Path file, ExecutionTier tier) throws IOException {
        RuntimeConfig config = RuntimeConfig.defaults().withTier(tier).withFeatures(features(file));
        try (WasmRuntime runtime = WasmRuntime.create(config)) {
            return ScriptRunner.run(new Script(name, Script.parse(file).commands()), runtime);
        } catch (MalformedException malformed) {
            return new ScriptReport(name, List.of(new Outcome(1, Verdict.FAILED, malformed.getMessage())));
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
}
