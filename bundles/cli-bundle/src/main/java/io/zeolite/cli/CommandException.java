package io.zeolite.cli;

/** Ends a command with a message for the user and exit code 1. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message, null, false, false);
    }
}
