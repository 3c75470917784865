package io.zeolite.engine.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a module on several engines.
 *
 * @param difference the first event that is not the same on all, if there is any
 */
record Comparison(Plan plan, Map<Subject, Subject.Outcome> outcomes, Optional<String> difference) {

    /**
     * {@return what became of a module}
     *
     * @throws Plan.Skipped if that cannot be compared
     */
    static Comparison of(Plan plan, List<Subject> subjects) throws Plan.Skipped {
        Map<Subject, Subject.Outcome> outcomes = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            outcomes.put(subject, subject.run(plan));
        }
        if (outcomes.values().stream().anyMatch(Subject.Outcome::isExhausted)) {
            throw new Plan.Skipped("exhausts the call stack");
        }
        return new Comparison(plan, outcomes, difference(outcomes));
    }

    private static Optional<String> difference(Map<Subject, Subject.Outcome> outcomes) {
        Subject first = outcomes.keySet().iterator().next();
        for (Map.Entry<Subject, Subject.Outcome> entry : outcomes.entrySet()) {
            Subject.Outcome expected = outcomes.get(first);
            Subject.Outcome actual = entry.getValue();
            boolean bothRefuse = expected.isRefused() && actual.isRefused();
            Optional<String> found = bothRefuse ? Optional.empty() : difference(expected.lines(), actual.lines());
            if (found.isEmpty() && entry.getKey() instanceof TierSubject) {
                found = difference(expected.beyond(), actual.beyond());
            }
            if (found.isPresent()) {
                return Optional.of(first.name() + " and " + entry.getKey().name() + " differ: " + found.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "nothing";
            String other = i < actual.size() ? actual.get(i) : "nothing";
            if (!one.equals(other) || one.contains("broken: ")) {
                return Optional.of('"' + one + "\" and \"" + other + '"');
            }
        }
        return Optional.empty();
    }

    /** {@return whether the tiers agree on what V8 differs in, and vectors are computed whose NaNs may have any bits} */
    boolean isPerhapsNanOfVector() {
        Map<Subject, Subject.Outcome> ours = new LinkedHashMap<>(outcomes);
        ours.keySet().removeIf(subject -> subject instanceof NodeSubject);
        return plan.computesFloatVectors() && difference(ours).isEmpty();
    }

    void skipIfNothingRan() throws Plan.Skipped {
        if (outcomes.values().iterator().next().isRefused()) {
            throw new Plan.Skipped("is refused by all");
        }
        if (plan.calls().isEmpty() && plan.beyond().isEmpty()) {
            throw new Plan.Skipped("has nothing to call");
        }
    }

    /** {@return a text for those who look into the difference} */
    List<String> report(String command) {
        List<String> report = new ArrayList<>(List.of("again: " + command, difference.orElse("no difference")));
        outcomes.forEach((subject, outcome) -> {
            report.add("");
            report.add(subject.name());
            report.addAll(outcome.lines());
            report.addAll(outcome.beyond());
        });
        return report;
    }
}
