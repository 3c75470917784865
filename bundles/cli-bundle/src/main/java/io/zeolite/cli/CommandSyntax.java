package io.zeolite.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What may follow the name of a command. Options have one dash or two, and their values follow after an equals sign or
 * a space.
 */
final class CommandSyntax {

    private static final String HELP = "-h";

    private final String name;
    private final String summary;
    private final String operands;
    private final CommandSpec spec;
    private boolean stopsAtPath;

    /**
     * Makes a syntax without options but for help.
     *
     * @param operands    what follows the options, for example {@code <path>}
     * @param summary     what the command does, in a line
     * @param description what it does
     */
    CommandSyntax(String name, String operands, String summary, String description) {
        this.name = name;
        this.summary = summary;
        this.operands = operands;
        // The model is built by hand: picocli's annotations would cost each run another 60 ms.
        this.spec = CommandSpec.create().name("zeolite " + name)
                .addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").type(List.class)
                        .auxiliaryTypes(String.class).hidden(true).build());
        spec.usageMessage()
                .description(description)
                .customSynopsis(("zeolite " + name + " [<options>] " + operands).strip())
                .optionListHeading("%nOptions, with one dash or two:%n")
                .sortOptions(false);
    }

    CommandSyntax flag(String option, String description) {
        spec.addOption(option(option, description).arity("0").type(boolean.class).build());
        return this;
    }

    CommandSyntax value(String option, String label, String description) {
        spec.addOption(option(option, description).paramLabel(label).arity("1").type(String.class).build());
        return this;
    }

    /** Adds {@code -o} and {@code --output}. */
    CommandSyntax output(String description) {
        spec.addOption(OptionSpec.builder("-o", "-output", "--output").description(description).paramLabel("<path>")
                .arity("1").type(String.class).build());
        return this;
    }

    CommandSyntax list(String option, String label, String description) {
        spec.addOption(option(option, description).paramLabel(label).arity("1").type(List.class)
                .auxiliaryTypes(String.class).build());
        return this;
    }

    private static OptionSpec.Builder option(String option, String description) {
        return OptionSpec.builder("-" + option, "--" + option).description(description);
    }

    CommandSyntax footer(String... lines) {
        spec.usageMessage().footer(lines);
        return this;
    }

    /** Takes all that follows the first operand as operands, whatever it looks like. */
    CommandSyntax stopAtPath() {
        stopsAtPath = true;
        return this;
    }

    /** {@return what the command does, in a line} */
    String summary() {
        return summary;
    }

    /** {@return the option parser's model of this} */
    CommandSpec spec() {
        if (spec.findOption(HELP) == null) { // the last of the options
            spec.addOption(OptionSpec.builder(HELP, "-help", "--help").usageHelp(true).description("Show this text.")
                    .build());
        }
        return spec;
    }

    private CommandLine commandLine() {
        return new CommandLine(spec())
                .setStopAtPositional(stopsAtPath)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false);
    }

    /** {@return the help text, with colours or without} */
    String usage(boolean coloured) {
        Ansi ansi = coloured ? Ansi.ON : Ansi.OFF;
        return commandLine().getUsageMessage(Help.defaultColorScheme(ansi)).stripTrailing();
    }

    /**
     * {@return what the arguments mean}
     *
     * @throws CommandException if they mean nothing
     */
    ParseResult parse(String... arguments) {
        try {
            return commandLine().parseArgs(arguments);
        } catch (UnmatchedArgumentException failure) {
            throw refused("unknown flag: " + failure.getUnmatched().getFirst());
        } catch (ParameterException failure) {
            String message = failure.getMessage();
            throw refused(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
        }
    }

    /** {@return what follows the options} */
    static List<String> operands(ParseResult result) {
        return new ArrayList<>(result.matchedPositionalValue(0, List.of()));
    }

    /**
     * {@return the only operand}
     *
     * @param kind of the file that it names, for messages
     */
    String onlyPath(ParseResult result, String kind) {
        List<String> paths = operands(result);
        if (paths.isEmpty()) {
            throw missingPath(kind);
        }
        if (paths.size() > 1) {
            throw refused("unexpected argument: " + paths.get(1) + " after " + operands);
        }
        return paths.getFirst();
    }

    CommandException missingPath(String kind) {
        return refused("missing path to " + kind + " file");
    }

    /** {@return the error that the arguments mean nothing} */
    CommandException refused(String why) {
        return new CommandException(why + "\nTry 'zeolite help " + name + "'.");
    }
}
