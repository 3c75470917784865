package io.zeolite.itests.driver;

import io.zeolite.api.ModuleConfig;
import io.zeolite.sysfs.Mounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a guest, as examples/guests/README.md describes it.
 *
 * @param directory where the case stands: {@code <guest>/cases/<case>}
 */
record GuestCase(Path directory) {

    /** How a run ended that trapped; any other ending is an exit code. */
    static final String TRAP = "trap";

    /** {@return all cases, by guest and name} */
    static List<GuestCase> all(Path guests) throws IOException {
        List<GuestCase> cases = new ArrayList<>();
        try (var directories = Files.newDirectoryStream(guests)) {
            for (Path guest : directories) {
                Path parent = guest.resolve("cases");
                if (!Files.isDirectory(parent)) continue;
                try (var found = Files.newDirectoryStream(parent)) {
                    found.forEach(directory -> cases.add(new GuestCase(directory)));
                }
            }
        }
        cases.sort((a, b) -> a.name().compareTo(b.name()));
        return cases;
    }

    private Path guestDirectory() { return directory.getParent().getParent(); }

    String guest() { return guestDirectory().getFileName().toString(); }

    String name() { return guest() + "/" + directory.getFileName(); }

    Path binary() { return guestDirectory().resolve(guest() + ".wasm"); }

    byte[] expected() throws IOException { return Files.readAllBytes(directory.resolve("expected")); }

    /** {@return the exit code, or {@link #TRAP}} */
    String expectedEnd() throws IOException {
        Path exit = directory.resolve("exit");
        return Files.exists(exit) ? Files.readString(exit).strip() : "0";
    }

    /** {@return what the guest sees, with a copy of the case's files made below the directory} */
    ModuleConfig config(Path scratch, OutputStream stdout, OutputStream stderr) throws IOException {
        Path root = Files.createTempDirectory(scratch, guest());
        copyFiles(root);
        List<String> arguments = new ArrayList<>(lines("args"));
        arguments.addFirst(guest());
        ModuleConfig config = ModuleConfig.named("").withSystemServices().withArguments(arguments)
                .withStdin(new ByteArrayInputStream(stdin())).withStdout(stdout).withStderr(stderr)
                .with(Mounts.KEY, Mounts.of(root, "/"));
        for (String variable : lines("env")) {
            int equals = variable.indexOf('=');
            config = config.withEnvironment(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return config;
    }

    private byte[] stdin() throws IOException {
        Path file = directory.resolve("stdin");
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    private List<String> lines(String file) throws IOException {
        Path path = directory.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    private void copyFiles(Path target) throws IOException {
        Path source = directory.resolve("files");
        if (!Files.isDirectory(source)) return;
        try (var files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.skip(1)::iterator) {
                Files.copy(file, target.resolve(source.relativize(file)));
            }
        }
    }
}
