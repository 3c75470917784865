package io.zeolite.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The `zeolite` command. */
@Command(name = "zeolite", mixinStandardHelpOptions = true, version = "zeolite 0.1.0-SNAPSHOT",
        description = "Runs WebAssembly modules.")
public final class Main implements Runnable {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
