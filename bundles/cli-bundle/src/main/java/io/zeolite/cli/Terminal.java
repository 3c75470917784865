package io.zeolite.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * What surrounds the command: the streams and the environment of the process, or those of a test.
 *
 * @param in          standard input, not read ahead
 * @param out         standard output, without a buffer
 * @param err         standard error, without a buffer
 * @param environment the variables that {@code --env-inherit} gives to the guest
 */
record Terminal(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {

    /** {@return the terminal of the process} */
    static Terminal system() {
        return new Terminal(new FileInputStream(FileDescriptor.in), new ProcessOutput(FileDescriptor.out),
                new ProcessOutput(FileDescriptor.err), System.getenv());
    }

    /** {@return a writer of text to standard output, which flushes at line ends} */
    PrintWriter outWriter() {
        return writer(out, System.out.charset());
    }

    /** {@return a writer of text to standard error, which flushes at line ends} */
    PrintWriter errWriter() {
        return writer(err, System.err.charset());
    }

    private static PrintWriter writer(OutputStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }

    /** Writes a line to standard output. */
    void print(String line) {
        outWriter().println(line);
    }

    /** Writes a line to standard error. */
    void error(String line) {
        errWriter().println(line);
    }
}
