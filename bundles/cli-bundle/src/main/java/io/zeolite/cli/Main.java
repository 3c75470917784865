package io.zeolite.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code zeolite} command. */
@Command(name = "zeolite", synopsisSubcommandLabel = "<command>", abbreviateSynopsis = true, usageHelpAutoWidth = false,
        description = "Runs WebAssembly modules.", commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
        footer = {"", "'zeolite help <command>' tells more about a command."})
public final class Main implements Runnable {

    /** The exit code of everything that goes wrong outside of the guest. */
    static final int ERROR = 1;

    private final Terminal terminal;

    @Option(names = {"-h", "-help", "--help"}, usageHelp = true, description = "Show this text.")
    private boolean help;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command line and ends the process with its exit code, of which POSIX systems keep the low 8 bits. */
    public static void main(String[] arguments) {
        System.exit(execute(Terminal.system(), arguments));
    }

    /** {@return the exit code of the command line} */
    static int execute(Terminal terminal, String... arguments) {
        try {
            return commandLine(terminal).execute(arguments);
        } catch (OutputClosedException _) {
            return OutputClosedException.EXIT_CODE;
        }
    }

    private static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new Main(terminal))
                .addSubcommand(new Run(terminal))
                .addSubcommand(new Version(terminal))
                .addSubcommand(new Help(terminal))
                // What follows the guest's path is the guest's, whatever it looks like.
                .setStopAtPositional(true)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setParameterExceptionHandler((failure, _) -> refuse(terminal, failure))
                .setExecutionExceptionHandler((failure, _, _) -> fail(terminal, failure));
    }

    /** Without a command, says which there are. */
    @Override
    public void run() {
        commandLine(terminal).usage(terminal.errWriter());
    }

    private static int refuse(Terminal terminal, ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        terminal.error(message(failure));
        terminal.error("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ERROR;
    }

    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            return argument.startsWith("-") ? "unknown flag: " + argument : "invalid command: " + argument;
        }
        String message = failure.getMessage();
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static int fail(Terminal terminal, Exception failure) throws Exception {
        if (failure instanceof CommandException) {
            terminal.error(failure.getMessage());
            return ERROR;
        }
        throw failure;
    }
}
