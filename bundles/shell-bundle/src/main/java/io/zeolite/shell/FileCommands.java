package io.zeolite.shell;

import io.zeolite.api.RuntimeFactory;
import io.zeolite.cli.Main;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of the command line, with the same options and words. A shell finds public methods by their names;
 * streams are those of {@link System}, which a shell directs to its sessions. A relative path is one below the working
 * directory of the process.
 * <p>
 * Errors: a message goes to standard error, and then {@link IllegalStateException} tells an exit code other than 0.
 */
public final class FileCommands {

    /** The names of the commands. */
    public static final List<String> NAMES =
            List.of("run", "compile", "wast", "wat2wasm", "wasm2wat", "inspect", "usage");

    private final RuntimeFactory engine;

    /**
     * Makes the commands.
     *
     * @param engine makes the runtimes in which they execute
     */
    public FileCommands(RuntimeFactory engine) {
        this.engine = engine;
    }

    /** Runs a module. */
    public void run(String... arguments) throws InterruptedException {
        execute("run", arguments);
    }

    /** Compiles a module. */
    public void compile(String... arguments) throws InterruptedException {
        execute("compile", arguments);
    }

    /** Runs scripts. */
    public void wast(String... arguments) throws InterruptedException {
        execute("wast", arguments);
    }

    /** Translates the text format to the binary format. */
    public void wat2wasm(String... arguments) throws InterruptedException {
        execute("wat2wasm", arguments);
    }

    /** Translates the binary format to the text format. */
    public void wasm2wat(String... arguments) throws InterruptedException {
        execute("wasm2wat", arguments);
    }

    /** Tells what is in a module. */
    public void inspect(String... arguments) throws InterruptedException {
        execute("inspect", arguments);
    }

    /** Displays help, for a command if one is given. */
    public void usage(String... arguments) throws InterruptedException {
        execute("help", arguments);
    }

    private void execute(String command, String... arguments) throws InterruptedException {
        String[] all = Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new);
        int exitCode = Main.execute(engine, System.in, System.out, System.err, System.getenv(), all);
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + Integer.toUnsignedString(exitCode));
        }
    }
}
