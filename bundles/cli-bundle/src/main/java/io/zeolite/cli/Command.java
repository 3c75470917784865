package io.zeolite.cli;

import picocli.CommandLine.ParseResult;

/** What {@code zeolite} does with a module or a script. */
interface Command {

    /** {@return what may follow the name} */
    CommandSyntax syntax();

    /**
     * {@return the exit code}
     *
     * @throws CommandException if the command fails
     */
    int execute(Terminal terminal, ParseResult arguments) throws InterruptedException;
}
