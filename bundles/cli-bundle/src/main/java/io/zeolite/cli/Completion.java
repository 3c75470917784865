package io.zeolite.cli;

import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine.ParseResult;

/** The command that prints a script by which shells complete command lines, and the manual page. */
final class Completion implements Command {

    private static final String MAN = "man";
    private static final Set<String> SHELLS = Set.of("bash", "zsh");

    private final Commands commands;

    Completion(Commands commands) {
        this.commands = commands;
    }

    @Override
    public CommandSyntax syntax() {
        return new CommandSyntax("completion", "bash|zsh|man", "Prints a script for a shell, or the manual page",
                "Prints what makes a shell complete command lines, or the manual page in the format of man.")
                .footer("", "In bash or zsh: source <(zeolite completion bash)");
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) {
        List<String> operands = CommandSyntax.operands(arguments);
        if (operands.size() != 1) {
            throw syntax().refused("missing name of a shell: bash or zsh");
        }
        String wanted = operands.getFirst();
        if (wanted.equals(MAN)) {
            terminal.out().print(new ManualPage(commands));
        } else if (SHELLS.contains(wanted)) {
            terminal.out().print(AutoComplete.bash("zeolite", commands.commandLine()));
        } else {
            throw syntax().refused("unknown shell: " + wanted + ", not bash or zsh");
        }
        terminal.out().flush();
        return 0;
    }
}
