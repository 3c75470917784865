package io.zeolite.itests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java virtual machine that has ended, of the JDK that runs the tests. */
public record Java(int status, String output) {
    /** Runs {@code java} with the arguments; standard output and standard error come together. */
    public static Java run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        return new Java(process.waitFor(), output);
    }
}
