package io.zeolite.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command that tells about the commands. */
@Command(name = "help", description = "Displays help for a command.", usageHelpAutoWidth = false,
        parameterListHeading = "%nArguments:%n")
final class Help implements Runnable {

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "<command>", description = "Which command; all when left out.")
    private Optional<String> command;

    @Spec
    private CommandSpec spec;

    Help(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandLine all = spec.parent().commandLine();
        CommandLine one = command.map(name -> find(all, name)).orElse(all);
        one.usage(terminal.outWriter());
    }

    private static CommandLine find(CommandLine all, String name) {
        return Optional.ofNullable(all.getSubcommands().get(name))
                .orElseThrow(() -> new UnmatchedArgumentException(all, name));
    }
}
