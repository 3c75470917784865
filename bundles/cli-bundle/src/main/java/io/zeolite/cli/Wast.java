package io.zeolite.cli;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.text.script.SuiteRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** The command that runs scripts of the specification's test suite. */
final class Wast implements Command {

    private static final int FAILED = 1;

    private final Engine engine;

    Wast(RuntimeFactory engine) {
        this.engine = new Engine(engine);
    }

    @Override
    public CommandSyntax syntax() {
        return new CommandSyntax("wast", "<path>...", "Runs scripts of the specification's test suite",
                "Runs scripts of the specification's test suite: files, or all of a directory. Those in a folder named "
                        + "after a proposal run with its feature.")
                .value("tier", "<tier>", "What executes functions: compiler, the default, or interpreter.")
                .flag("notes", "List the errors that are of the right kind in other words than the script's.")
                .footer("", "The exit code is 1 if a command of a script failed.");
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) {
        List<String> paths = CommandSyntax.operands(arguments);
        if (paths.isEmpty()) {
            throw syntax().missingPath("wast");
        }
        ExecutionTier tier = tier(arguments.matchedOptionValue("--tier", ExecutionTier.COMPILER.name()));
        SuiteRunner runner = new SuiteRunner(engine::create, List.of(tier), terminal.out());
        paths.forEach(Wast::check);
        for (String path : paths) {
            try {
                runner.run(Path.of(path));
            } catch (IOException failure) {
                throw unreadable(path, failure.getMessage());
            }
        }
        runner.printSummary(arguments.hasMatchedOption("--notes"));
        return runner.hasFailures() ? FAILED : 0;
    }

    private static void check(String path) {
        try {
            if (!Files.exists(Path.of(path))) {
                throw unreadable(path, "no such file or directory");
            }
        } catch (InvalidPathException failure) {
            throw unreadable(path, failure.getMessage());
        }
    }

    private static ExecutionTier tier(String name) {
        return Arrays.stream(ExecutionTier.values()).filter(tier -> tier.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new CommandException("invalid tier: " + name + ", not compiler or interpreter"));
    }

    private static CommandException unreadable(String path, String why) {
        return new CommandException("error reading script: open " + path + ": " + why);
    }
}
