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

    /** Writes a line, and hands it on at once. */
    void write(CharSequence line) {
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
