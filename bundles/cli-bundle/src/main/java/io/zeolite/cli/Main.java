package io.zeolite.cli;

import io.zeolite.api.WasmRuntime;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** The {@code zeolite} command. */
public final class Main {

    /** The exit code of everything that goes wrong outside of the guest. */
    private static final int ERROR = 1;

    private static final String USAGE = """
        Runs WebAssembly modules.

        Usage:
          zeolite <command>

        Commands:
          run       Runs a WebAssembly module
          wast      Runs scripts of the specification's test suite
          wat2wasm  Translates a module from the text format to the binary format
          wasm2wat  Translates a module from the binary format to the text format
          inspect   Tells what is in a module
          version   Displays the version of Zeolite
          help      Displays help, for a command if one is given""";

    private static final Map<String, Command> COMMANDS = Map.of("wast", new Wast(WasmRuntime::create), "wat2wasm",
            new Wat2Wasm(), "wasm2wat", new Wasm2Wat(), "inspect", new Inspect());

    private final Terminal terminal;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command line and ends the process with its exit code, of which POSIX systems keep the low 8 bits. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(execute(Terminal.system(), arguments));
    }

    /** {@return the exit code of the command line} */
    static int execute(Terminal terminal, String... arguments) throws InterruptedException {
        try {
            return new Main(terminal).execute(arguments);
        } catch (CommandException failure) {
            terminal.err().println(failure.getMessage());
            return ERROR;
        } catch (OutputClosedException _) {
            return OutputClosedException.EXIT_CODE;
        }
    }

    private int execute(String... arguments) throws InterruptedException {
        if (arguments.length == 0) {
            terminal.err().println(USAGE);
            return 0;
        }
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (arguments[0]) {
            case "run" -> run(rest);
            case "version", "-version", "--version" -> print("zeolite " + Version.number());
            case "help", "-h", "-help", "--help" -> print(help(rest));
            default -> execute(command(arguments[0]), rest);
        };
    }

    private static Command command(String name) {
        Command command = COMMANDS.get(name);
        if (command == null) {
            throw unknown(name);
        }
        return command;
    }

    private int execute(Command command, String... arguments) {
        CommandSyntax syntax = command.syntax();
        ParseResult result = syntax.parse(arguments);
        return result.isUsageHelpRequested() ? print(syntax.usage()) : command.execute(terminal, result);
    }

    private int run(String... arguments) throws InterruptedException {
        RunOptions options = RunOptions.parse(arguments);
        return options.help() ? print(RunOptions.syntax().usage())
                : new Run(terminal, options, WasmRuntime::create).execute();
    }

    private static String help(String... arguments) {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "", "version", "help" -> USAGE;
            case "run" -> RunOptions.syntax().usage();
            default -> command(arguments[0]).syntax().usage();
        };
    }

    private int print(String text) {
        terminal.out().println(text);
        return 0;
    }

    private static CommandException unknown(String argument) {
        return new CommandException((argument.startsWith("-") ? "unknown flag: " : "invalid command: ") + argument
                + "\nTry 'zeolite help'.");
    }
}
