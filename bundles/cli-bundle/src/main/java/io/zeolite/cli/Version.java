package io.zeolite.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that tells which Zeolite this is. */
@Command(name = "version", description = "Displays the version of Zeolite.", usageHelpAutoWidth = false,
        optionListHeading = "%nOptions:%n")
final class Version implements Runnable {

    private final Terminal terminal;

    @Option(names = {"-h", "-help", "--help"}, usageHelp = true, description = "Show this text.")
    private boolean help;

    Version(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.print("zeolite " + number());
    }

    /** {@return the version that the build wrote beside this class} */
    static String number() {
        try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
