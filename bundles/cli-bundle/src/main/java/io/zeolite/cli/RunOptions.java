package io.zeolite.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What follows {@code zeolite run}, as it was given. Options have one dash or two, and their values follow after an
 * equals sign or a space. What follows the path is the guest's, whatever it looks like.
 *
 * @param path        the file of the module
 * @param arguments   what the guest gets after its name, or the function that is invoked
 * @param env         environment variables
 * @param envInherit  whether the guest gets the environment of the process
 * @param mounts      directories
 * @param listens     addresses to listen on
 * @param timeout     the longest time that the guest may take
 * @param invoke      the function that is called in place of the start function
 * @param hostLogging lists of scopes whose host functions are logged
 * @param compile     how the module is compiled
 */
record RunOptions(String path, List<String> arguments, List<String> env, boolean envInherit, List<String> mounts,
        List<String> listens, Optional<String> timeout, Optional<String> invoke, List<String> hostLogging,
        CompileOptions compile) {

    /**
     * {@return the options that the arguments mean}
     *
     * @throws CommandException if they mean none
     */
    static RunOptions parse(String... arguments) {
        return of(syntax().parse(arguments));
    }

    /**
     * {@return the options that were parsed}
     *
     * @throws CommandException if there is no path
     */
    static RunOptions of(ParseResult result) {
        List<String> operands = CommandSyntax.operands(result);
        if (operands.isEmpty()) {
            throw syntax().missingPath("wasm");
        }
        String path = operands.removeFirst();
        if (!operands.isEmpty() && operands.getFirst().equals("--")) {
            operands.removeFirst();
        }
        return new RunOptions(path, operands,
                result.matchedOptionValue("--env", List.of()),
                result.hasMatchedOption("--env-inherit"),
                result.matchedOptionValue("--mount", List.of()),
                result.matchedOptionValue("--listen", List.of()),
                CompileOptions.value(result, "--timeout"),
                CompileOptions.value(result, "--invoke"),
                result.matchedOptionValue("--hostlogging", List.of()),
                CompileOptions.of(result));
    }

    static CommandSyntax syntax() {
        CommandSyntax syntax = new CommandSyntax("run", "<path> [--] [<arguments>]", "Runs a WebAssembly module",
                "Runs a WebAssembly module, binary or text: the file at the path, or standard input if it is a dash. "
                        + "What follows is for the guest.")
                .list("env", "<key=value>", "An environment variable of the guest. Repeatable.")
                .flag("env-inherit", "Give the guest the environment of this process; --env comes on top.")
                .list("mount", "<path>[:<guest path>][:ro]",
                        "A directory that the guest sees, at the same path unless told, and may write to unless "
                                + "read-only. The last colon separates. Repeatable.")
                .list("listen", "<host:port>",
                        "A TCP address on which the guest accepts connections. Without host, all addresses of this "
                                + "machine; port 0 is any that is free, which is told. Repeatable.")
                .value("timeout", "<duration>", "End the guest after this time: 10s, 1m30s, PT10S.")
                .value("invoke", "<function>",
                        "Call this exported function in place of the start function, with the arguments as numbers of "
                                + "the text format (7, 0xff, 1.5, nan, -inf), and print its results.")
                .list("hostlogging", "<scopes>",
                        "Log calls of the host to standard error: a list of all, clock, filesystem, memory, poll, "
                                + "proc, random, sock, with commas between. Repeatable.");
        return CompileOptions.addExecution(CompileOptions.addCompilation(syntax))
                .stopAtPath()
                .footer("", "The exit code is the guest's, of which POSIX systems keep the low 8 bits;",
                        "1 if the guest traps or cannot be run; 255 if its time is up; 128 and the",
                        "number of the signal that ended it.");
    }
}
