package io.zeolite.engine.fuzz;

import java.util.List;

/**
 * An engine that runs what others run as well.
 * <p>
 * Threads: confined.
 */
interface Subject extends AutoCloseable {

    String name();

    /** {@return what became of a module, a line for each event} */
    Outcome run(Plan plan) throws Plan.Skipped;

    @Override
    void close();

    /**
     * What became of a module.
     *
     * @param lines  the events that all engines have
     * @param beyond those that only engines have which are not called from JavaScript
     */
    record Outcome(List<String> lines, List<String> beyond) {

        /** {@return whether the module was refused before anything was executed} */
        boolean isRefused() {
            return lines.getFirst().startsWith(REFUSED);
        }

        boolean isExhausted() {
            return lines.stream().anyMatch(line -> line.endsWith(EXHAUSTED))
                    || beyond.stream().anyMatch(line -> line.endsWith(EXHAUSTED));
        }
    }

    /** How a line begins that tells of a module which is not valid. */
    String REFUSED = "refused";

    /** How a line ends that tells of a stack which was too small: that differs between engines. */
    String EXHAUSTED = "call stack exhausted";
}
