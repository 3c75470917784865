package io.zeolite.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures guests in processes of their own, one for each guest on each engine, so that no measurement sees what HotSpot
 * has learnt from another. System properties: {@code zeolite.benchmarks.path.COLUMN}, the class path of a column if it is
 * not that of this process; {@code zeolite.benchmarks.graal}, the module path of the Graal compiler. The environment
 * variable {@code ZEOLITE_NODE} names the command of Node.js if it is not {@code node}.
 *
 * @param work     a directory for what is needed on the way; native programs are in {@code native} below it
 * @param warmUp   in milliseconds of processor time
 * @param measured in milliseconds of processor time
 */
record Fork(Path work, int warmUp, int measured) {

    /**
     * @param nanos  the median of the measured rounds
     * @param result what the guest has computed
     */
    record Measured(long nanos, long result) {
    }

    /** {@return the time and the result; none if the engine cannot run the guest, whose output is in the log then} */
    Optional<Measured> measure(Column column, Guest guest) throws IOException, InterruptedException {
        if (column == Column.VECTOR_API && !guest.hasVectors()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(switch (column) {
            case V8 -> node(guest);
            case NATIVE -> List.of(work.resolve("native").resolve(guest.name()).toString());
            default -> java(column);
        });
        if (column.isForeign()) {
            command.add(Integer.toString(guest.size()));
        } else {
            command.add(column.id());
            command.add(guest.name());
        }
        command.add(Integer.toString(warmUp));
        command.add(Integer.toString(measured));
        if (column.isForeign() && guest.mode() != Guest.Mode.CALL) {
            command.add(guest.mode().name().toLowerCase(Locale.ROOT));
        }
        return run(command, work.resolve(column.id() + "-" + guest.name() + ".log"));
    }

    private static Optional<Measured> run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(Redirect.to(log.toFile())).start();
        } catch (IOException notInstalled) {
            Files.writeString(log, notInstalled.toString());
            return Optional.empty();
        }
        String output = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            return Optional.empty();
        }
        String[] words = output.lines().toList().getLast().split(" ");
        return Optional.of(new Measured(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    private List<String> node(Guest guest) throws IOException {
        Path file = work.resolve(guest.name() + ".wasm");
        Files.write(file, guest.binary());
        String node = System.getenv().getOrDefault("ZEOLITE_NODE", "node");
        return List.of(node, Guest.DIRECTORY.resolve("node.mjs").toString(), file.toString());
    }

    private static List<String> java(Column column) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        // GraalWasm may be newer than the compiler of Graal, which must suit the JDK.
        command.add("-Dpolyglotimpl.DisableVersionChecks=true");
        command.add("-Dpolyglot.engine.WarnInterpreterOnly=false");
        if (column == Column.VECTOR_API) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        if (column == Column.GRAALWASM) {
            command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI",
                    "--upgrade-module-path=" + System.getProperty("zeolite.benchmarks.graal"),
                    "--add-modules=jdk.graal.compiler"));
        }
        String path =
                System.getProperty("zeolite.benchmarks.path." + column.id(), System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", path, "-Dzeolite.benchmarks.guests=" + Guest.DIRECTORY,
                Measurement.class.getName()));
        return command;
    }
}
