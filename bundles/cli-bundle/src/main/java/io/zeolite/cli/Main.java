package io.zeolite.cli;

import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** The {@code zeolite} command. */
public final class Main {

    /** The exit code of everything that goes wrong outside of the guest. */
    private static final int ERROR = 1;

    private final Terminal terminal;
    private final Commands commands;

    private Main(Terminal terminal, Commands commands) {
        this.terminal = terminal;
        this.commands = commands;
    }

    /** Runs the command line and ends the process with its exit code, of which POSIX systems keep the low 8 bits. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(execute(Terminal.system(), WasmRuntime::create, arguments));
    }

    /**
     * {@return the exit code of a command line that is executed within a process of others}
     *
     * @param engine      makes the runtimes in which commands execute
     * @param in          standard input
     * @param out         standard output
     * @param err         standard error, for messages and guests
     * @param environment the variables of which guests may inherit
     * @param arguments   the command and what follows
     * @throws InterruptedException if the thread is interrupted while a guest runs
     */
    public static int execute(RuntimeFactory engine, InputStream in, PrintStream out, PrintStream err,
            Map<String, String> environment, String... arguments) throws InterruptedException {
        return execute(new Terminal(in, out, err, environment, false), engine, arguments);
    }

    static int execute(Terminal terminal, RuntimeFactory engine, String... arguments) throws InterruptedException {
        try {
            return new Main(terminal, new Commands(engine)).execute(arguments);
        } catch (CommandException failure) {
            terminal.err().println(failure.getMessage());
            return ERROR;
        } catch (OutputClosedException _) {
            return OutputClosedException.EXIT_CODE;
        }
    }

    private int execute(String... arguments) throws InterruptedException {
        if (arguments.length == 0) {
            terminal.err().println(commands.usage(terminal.isColoured()));
            return 0;
        }
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (arguments[0]) {
            case "version", "-version", "--version" -> print("zeolite " + Version.number());
            case "help", "-h", "-help", "--help" -> print(help(rest));
            default -> execute(command(arguments[0]), rest);
        };
    }

    private Command command(String name) {
        return commands.find(name).orElseThrow(
                () -> new CommandException((name.startsWith("-") ? "unknown flag: " : "invalid command: ") + name
                        + "\nTry 'zeolite help'."));
    }

    private int execute(Command command, String... arguments) throws InterruptedException {
        CommandSyntax syntax = command.syntax();
        ParseResult result = syntax.parse(arguments);
        return result.isUsageHelpRequested() ? print(syntax.usage(terminal.isColoured()))
                : command.execute(terminal, result);
    }

    private String help(String... arguments) {
        boolean coloured = terminal.isColoured();
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "", "version", "help" -> commands.usage(coloured);
            default -> command(arguments[0]).syntax().usage(coloured);
        };
    }

    private int print(String text) {
        terminal.out().println(text);
        return 0;
    }
}
