package io.zeolite.text.script;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.WasmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs the scripts of the specification's test suite on the tiers of the engine that is found, and prints a table. */
public final class SpecRunner {

    private SpecRunner() {}

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
        SuiteRunner runner = new SuiteRunner(WasmRuntime::create, tiers, System.out);
        for (String argument : rest.isEmpty() ? List.of("") : rest) {
            Path named = Path.of(argument);
            boolean inSuite = argument.isEmpty() || !Files.exists(named) && core.isPresent();
            runner.run(inSuite ? core.orElseThrow().resolve(named) : named);
        }
        if (page.isPresent()) {
            Files.writeString(Path.of(page.get()), runner.page());
        }
        runner.printSummary(withNotes);
        System.exit(runner.hasFailures() ? 1 : 0);
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
}
