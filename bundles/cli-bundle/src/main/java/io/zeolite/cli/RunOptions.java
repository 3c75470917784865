package io.zeolite.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What follows {@code zeolite run}, as it was given. Options have one dash or two, and their values follow after an
 * equals sign or a space. What follows the path is the guest's, whatever it looks like.
 *
 * @param help        whether only help is wanted
 * @param path        the file of the module; empty only if help is wanted
 * @param arguments   what the guest gets after its name
 * @param env         environment variables
 * @param envInherit  whether the guest gets the environment of the process
 * @param mounts      directories
 * @param timeout     the longest time that the guest may take
 * @param interpreter whether functions are interpreted
 * @param memoryLimit the most pages that a memory may have
 */
record RunOptions(boolean help, String path, List<String> arguments, List<String> env, boolean envInherit,
        List<String> mounts, Optional<String> timeout, boolean interpreter, Optional<String> memoryLimit) {

    /**
     * {@return the options that the arguments mean}
     *
     * @throws CommandException if they mean none
     */
    static RunOptions parse(String... arguments) {
        try {
            return of(commandLine().parseArgs(arguments));
        } catch (UnmatchedArgumentException failure) {
            throw refused("unknown flag: " + failure.getUnmatched().getFirst());
        } catch (ParameterException failure) {
            String message = failure.getMessage();
            throw refused(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
        }
    }

    private static RunOptions of(ParseResult result) {
        boolean help = result.isUsageHelpRequested();
        List<String> operands = new ArrayList<>(result.matchedPositionalValue(0, List.of()));
        if (operands.isEmpty() && !help) {
            throw refused("missing path to wasm file");
        }
        String path = operands.isEmpty() ? "" : operands.removeFirst();
        if (!operands.isEmpty() && operands.getFirst().equals("--")) {
            operands.removeFirst();
        }
        return new RunOptions(help, path, operands,
                result.matchedOptionValue("--env", List.of()),
                result.hasMatchedOption("--env-inherit"),
                result.matchedOptionValue("--mount", List.of()),
                Optional.ofNullable(result.matchedOptionValue("--timeout", null)),
                result.hasMatchedOption("--interpreter"),
                Optional.ofNullable(result.matchedOptionValue("--memory-limit", null)));
    }

    private static CommandException refused(String why) {
        return new CommandException(why + "\nTry 'zeolite help run'.");
    }

    /** {@return the help text} */
    static String usage() {
        return commandLine().getUsageMessage(Ansi.OFF).stripTrailing();
    }

    // The model is built by hand: picocli's annotations would cost each run another 60 ms.
    private static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create()
                .name("zeolite run")
                .addOption(list("env", "<key=value>", "An environment variable of the guest. Repeatable."))
                .addOption(flag("env-inherit", "Give the guest the environment of this process; --env comes on top."))
                .addOption(list("mount", "<path>[:<guest path>][:ro]",
                        "A directory that the guest sees, at the same path unless told, and may write to unless "
                                + "read-only. The last colon separates. Repeatable."))
                .addOption(value("timeout", "<duration>", "End the guest after this time: 10s, 1m30s, PT10S."))
                .addOption(value("memory-limit", "<pages>", "The most pages of 64 KiB that a memory may have."))
                .addOption(flag("interpreter", "Interpret functions instead of compiling them."))
                .addOption(OptionSpec.builder("-h", "-help", "--help").usageHelp(true).description("Show this text.")
                        .build())
                .addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").type(List.class)
                        .auxiliaryTypes(String.class).hidden(true).build());
        spec.usageMessage()
                .description("Runs a WebAssembly binary: the file at the path. What follows is for the guest.")
                .customSynopsis("zeolite run [<options>] <path> [--] [<arguments>]")
                .optionListHeading("%nOptions, with one dash or two:%n")
                .sortOptions(false)
                .footer("", "The exit code is the guest's, of which POSIX systems keep the low 8 bits;",
                        "1 if the guest traps or cannot be run; 255 if its time is up.");
        return new CommandLine(spec)
                .setStopAtPositional(true)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false);
    }

    private static OptionSpec flag(String name, String description) {
        return option(name, description).arity("0").type(boolean.class).build();
    }

    private static OptionSpec value(String name, String label, String description) {
        return option(name, description).paramLabel(label).arity("1").type(String.class).build();
    }

    private static OptionSpec list(String name, String label, String description) {
        return option(name, description).paramLabel(label).arity("1").type(List.class).auxiliaryTypes(String.class)
                .build();
    }

    private static OptionSpec.Builder option(String name, String description) {
        return OptionSpec.builder("-" + name, "--" + name).description(description);
    }
}
