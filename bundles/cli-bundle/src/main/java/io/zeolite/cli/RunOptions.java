package io.zeolite.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

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
        return of(syntax().parse(arguments));
    }

    private static RunOptions of(ParseResult result) {
        boolean help = result.isUsageHelpRequested();
        List<String> operands = CommandSyntax.operands(result);
        if (operands.isEmpty() && !help) {
            throw syntax().missingPath("wasm");
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

    static CommandSyntax syntax() {
        return new CommandSyntax("run", "<path> [--] [<arguments>]",
                "Runs a WebAssembly module, binary or text: the file at the path. What follows is for the guest.")
                .list("env", "<key=value>", "An environment variable of the guest. Repeatable.")
                .flag("env-inherit", "Give the guest the environment of this process; --env comes on top.")
                .list("mount", "<path>[:<guest path>][:ro]",
                        "A directory that the guest sees, at the same path unless told, and may write to unless "
                                + "read-only. The last colon separates. Repeatable.")
                .value("timeout", "<duration>", "End the guest after this time: 10s, 1m30s, PT10S.")
                .value("memory-limit", "<pages>", "The most pages of 64 KiB that a memory may have.")
                .flag("interpreter", "Interpret functions instead of compiling them.")
                .stopAtPath()
                .footer("", "The exit code is the guest's, of which POSIX systems keep the low 8 bits;",
                        "1 if the guest traps or cannot be run; 255 if its time is up.");
    }
}
