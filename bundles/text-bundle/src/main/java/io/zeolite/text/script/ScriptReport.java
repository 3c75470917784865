package io.zeolite.text.script;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a script.
 *
 * @param name     the script's
 * @param outcomes one for each command, in order; where a thread ran, its commands are in the place of its start
 */
public record ScriptReport(String name, List<Outcome> outcomes) {

    /** Makes a report; the list is copied. */
    public ScriptReport {
        outcomes = List.copyOf(outcomes);
    }

    /** {@return the number of commands that went so} */
    public int count(Outcome.Verdict verdict) {
        return (int) outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /** {@return the number of commands that passed with an error whose message is not the script's} */
    public int notes() {
        return (int) outcomes.stream().filter(ScriptReport::isNote).count();
    }

    private static boolean isNote(Outcome outcome) {
        return outcome.verdict() == Outcome.Verdict.PASSED && !outcome.message().isEmpty();
    }

    /** {@return how many commands were skipped, by what they wait for} */
    public SortedMap<String, Integer> waiting() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.verdict() == Outcome.Verdict.SKIPPED) {
                counts.merge(MissingFeature.named(outcome.message()), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** {@return one line for each command that went so and has a message} */
    public List<String> lines(Outcome.Verdict verdict) {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() == verdict && !outcome.message().isEmpty())
                .map(outcome -> name + ":" + outcome.line() + ": " + outcome.message())
                .toList();
    }
}
