package io.zeolite.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The archive, unpacked as users do.
 *
 * @param home the directory that was in it
 */
record Archive(Path home) {

    /** What a process left behind: its exit code, its output and its errors. */
    record Result(int exitCode, String out, String err) {
    }

    static Archive unpackInto(Path directory) throws IOException, InterruptedException {
        int status = new ProcessBuilder("tar", "xzf", System.getProperty("zeolite.archive")).inheritIO()
                .directory(directory.toFile()).start().waitFor();
        try (Stream<Path> unpacked = Files.list(directory)) {
            List<Path> directories = unpacked.toList();
            if (status != 0 || directories.size() != 1) {
                throw new IOException("tar exited with " + status + " and left " + directories);
            }
            return new Archive(directories.getFirst());
        }
    }

    /** {@return what is in the directory and below, relative to it, in order} */
    List<String> list(String directory) throws IOException {
        Path top = home.resolve(directory);
        try (Stream<Path> files = Files.walk(top)) {
            return List.copyOf(new TreeSet<>(
                    files.filter(Files::isRegularFile).map(file -> top.relativize(file).toString()).toList()));
        }
    }

    /** Runs a program of the archive without input, as {@link #run(Map, String, List)} does. */
    Result run(Map<String, String> environment, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return run(environment, "", command);
    }

    /** Runs a program of the archive on the JDK of this test, beside the archive. */
    Result run(Map<String, String> environment, String input, List<String> command)
            throws IOException, InterruptedException {
        List<String> absolute = new ArrayList<>(command);
        absolute.set(0, home.resolve(command.getFirst()).toString());
        Path in = Files.writeString(Files.createTempFile("zeolite", ".in"), input);
        Path out = Files.createTempFile("zeolite", ".out");
        Path err = Files.createTempFile("zeolite", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(absolute).directory(home.getParent().toFile())
                    .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
            builder.environment().put("ZEOLITE_AOT", "off");
            builder.environment().putAll(environment);
            int exitCode = builder.start().waitFor();
            return new Result(exitCode, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(in);
            Files.delete(out);
            Files.delete(err);
        }
    }
}
