package io.zeolite.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What surrounds the command: the streams and the environment of the process, or those of a test.
 *
 * @param in          standard input
 * @param out         standard output
 * @param err         standard error
 * @param environment the variables that {@code --env-inherit} gives to the guest
 * @param ofProcess   whether they are those of the process, which the command owns: signals end the command
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean ofProcess) {

    /**
     * {@return the terminal of the process}
     *
     * Its output replaces that of {@link System}, by which a system interface knows the streams of the process, and has
     * no buffer: each write of the guest is a write of the process, as natively. The guest's own library buffers; a
     * second buffer here could only delay what an interactive guest says.
     */
    static Terminal system() {
        System.setOut(processOutput(FileDescriptor.out, System.out));
        System.setErr(processOutput(FileDescriptor.err, System.err));
        return new Terminal(System.in, System.out, System.err, System.getenv(), true);
    }

    private static PrintStream processOutput(FileDescriptor descriptor, PrintStream replaced) {
        return new PrintStream(new ProcessOutput(new FileOutputStream(descriptor)), false, replaced.charset());
    }

    /**
     * {@return whether a person looks at the output who wants colours}
     *
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    boolean isColoured() {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        Console console = ofProcess ? System.console() : null;
        return console != null && console.isTerminal();
    }
}
