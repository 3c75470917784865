package io.zeolite.text.script;

/**
 * What became of a command.
 *
 * @param line    the line of the command
 * @param verdict how it went
 * @param message why, unless it passed; for a skipped command, what the engine says that it lacks; for a passed command, how the message of the error differs from the expected one
 */
public record Outcome(int line, Verdict verdict, String message) {

    /** How a command went. */
    public enum Verdict {
        /** As the script says. */
        PASSED,
        /** Otherwise. */
        FAILED,
        /** The engine does not support what it needs yet. */
        SKIPPED
    }

    static Outcome passed(Command command) {
        return new Outcome(command.line(), Verdict.PASSED, "");
    }

    static Outcome failed(Command command, String message) {
        return new Outcome(command.line(), Verdict.FAILED, message);
    }

    static Outcome skipped(Command command, String message) {
        return new Outcome(command.line(), Verdict.SKIPPED, message);
    }

    /** {@return passed, with a note if the message does not start with the script's words} */
    static Outcome noted(Command command, String expected, String message) {
        return message.startsWith(expected)
                ? passed(command)
                : new Outcome(command.line(), Verdict.PASSED, "expected \"" + expected + "\", was \"" + message + '"');
    }
}
