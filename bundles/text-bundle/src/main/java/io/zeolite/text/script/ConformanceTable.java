package io.zeolite.text.script;

import io.zeolite.api.ExecutionTier;
import io.zeolite.text.script.Outcome.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of each script on each tier: printed while it grows, and as a page. */
final class ConformanceTable {

    private static final String[] COLUMNS = {"passed", "failed", "skipped"};

    private final List<ExecutionTier> tiers;
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, List<ScriptReport> reports) {

        boolean isEqualOnAllTiers() {
            return reports.stream().map(ScriptReport::waiting).distinct().count() <= 1;
        }
    }

    /** Who waits for the same, and with how many commands on all tiers together. */
    private static final class Waiting {

        private final Set<String> scripts = new LinkedHashSet<>();
        private int commands;

        void add(String script, int more) {
            scripts.add(script);
            commands += more;
        }

        @Override
        public String toString() {
            return commands + " commands in " + String.join(", ", scripts);
        }
    }

    ConformanceTable(List<ExecutionTier> tiers, PrintStream out) {
        this.tiers = List.copyOf(tiers);
        this.out = out;
    }

    List<ExecutionTier> tiers() {
        return tiers;
    }

    /** Begins the row of a script. */
    void begin(String name) {
        if (rows.isEmpty()) {
            out.printf("%-44s", "");
            tiers.forEach(tier -> out.printf(" %26s", title(tier)));
            out.printf("%n%-44s", "");
            tiers.forEach(tier -> out.printf("   %7s %7s %7s", (Object[]) COLUMNS));
            out.println();
        }
        rows.add(new Row(name, new ArrayList<>()));
        out.printf("%-44s", name);
        out.flush();
    }

    /** Adds what became of the script on the next tier. */
    void add(ScriptReport report) {
        rows.getLast().reports().add(report);
        out.printf("   %7d %7d %7d", report.count(Verdict.PASSED), report.count(Verdict.FAILED),
                report.count(Verdict.SKIPPED));
    }

    /** Ends the row. */
    void end() {
        out.println();
    }

    /** {@return the number of commands that went so, over all scripts and tiers} */
    int total(Verdict verdict) {
        return rows.stream().flatMap(row -> row.reports().stream()).mapToInt(report -> report.count(verdict)).sum();
    }

    private int total(int tier, Verdict verdict) {
        return rows.stream().mapToInt(row -> row.reports().get(tier).count(verdict)).sum();
    }

    /** Prints the failures, the notes if they are wanted, and the totals on the last line. */
    void printTotals(boolean withNotes) {
        for (Row row : rows) {
            for (int tier = 0; tier < tiers.size(); tier++) {
                ScriptReport report = row.reports().get(tier);
                String prefix = tiers.size() > 1 ? title(tiers.get(tier)) + ": " : "";
                report.lines(Verdict.FAILED).forEach(line -> out.println(prefix + line));
                if (withNotes) {
                    report.lines(Verdict.PASSED).forEach(line -> out.println(prefix + line));
                }
            }
        }
        waiting().forEach((feature, scripts) -> out.println("waiting for " + feature + ": " + scripts));
        int notes = rows.stream().flatMap(row -> row.reports().stream()).mapToInt(ScriptReport::notes).sum();
        out.printf("%d errors with other words than the script's%n", notes);
        out.printf("%d passed, %d failed, %d skipped%n", total(Verdict.PASSED), total(Verdict.FAILED),
                total(Verdict.SKIPPED));
    }

    /** {@return the scripts with commands that were skipped, by what they wait for} */
    private SortedMap<String, Waiting> waiting() {
        SortedMap<String, Waiting> all = new TreeMap<>();
        for (Row row : rows) {
            for (int tier = 0; tier < tiers.size(); tier++) {
                String where = row.isEqualOnAllTiers() ? "" : " (" + title(tiers.get(tier)) + ")";
                row.reports().get(tier).waiting().forEach((feature, commands) -> all
                        .computeIfAbsent(feature, _ -> new Waiting()).add(row.name() + where, commands));
            }
        }
        return all;
    }

    /** {@return the table in Markdown} */
    String page(String others) {
        StringBuilder page = new StringBuilder("# Conformance\n\n");
        page.append(
                "The specification's test suite on both execution tiers; `dev/spec --page docs/conformance.md` writes this\n")
                .append("page. A command counts as skipped if the engine says that it does not support yet what the command, or the\n")
                .append("module that it is about, needs. Not run, as not part of WebAssembly 3.0: ").append(others)
                .append(".\n\n");
        waiting().forEach((feature, scripts) -> page.append("- **waiting for ").append(feature).append("**: ")
                .append(scripts).append('\n'));
        page.append(waiting().isEmpty() ? "" : "\n");
        page.append("| script |");
        tiers.forEach(tier -> page.append(" %s: passed | failed | skipped |".formatted(title(tier))));
        page.append("\n|---|").append("---:|---:|---:|".repeat(tiers.size())).append('\n');
        for (Row row : rows) {
            page.append("| ").append(row.name()).append(" |");
            row.reports()
                    .forEach(report -> page.append(cells(report.count(Verdict.PASSED), report.count(Verdict.FAILED),
                            report.count(Verdict.SKIPPED))));
            page.append('\n');
        }
        page.append("| **all** |");
        for (int tier = 0; tier < tiers.size(); tier++) {
            page.append(cells(total(tier, Verdict.PASSED), total(tier, Verdict.FAILED), total(tier, Verdict.SKIPPED)));
        }
        return page.append('\n').toString();
    }

    private static String cells(int... counts) {
        return Arrays.stream(counts).mapToObj(count -> " " + count + " |").collect(Collectors.joining());
    }

    private static String title(ExecutionTier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
