package io.zeolite.logging;

import java.io.Flushable;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Writes whole lines. */
final class LogOutput {

    private static final System.Logger LOGGER = System.getLogger(LogOutput.class.getPackageName());

    private final Appendable target;
    private boolean failed;

    LogOutput(Appendable target) {
        this.target = target;
    }

    /** Writes text as a line below so many tabs, and hands it on at once. */
    void write(int depth, CharSequence text) {
        StringBuilder line = new StringBuilder(depth + text.length() + 1);
        line.repeat('\t', depth).append(text).append('\n');
        synchronized (target) {
            try {
                target.append(line);
                if (target instanceof Flushable buffered) {
                    buffered.flush();
                }
            } catch (IOException failure) {
                if (!failed) {
                    failed = true;
                    LOGGER.log(Level.WARNING, "calls cannot be logged", failure);
                }
            }
        }
    }
}
