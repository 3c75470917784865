package io.zeolite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a command puts what it made. */
final class Output {

    private final Terminal terminal;

    Output(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Writes to a file, or to standard output if the path is a dash.
     *
     * @throws CommandException if it cannot be written
     */
    void write(String path, byte[] content) {
        if (path.equals(InputFile.STANDARD)) {
            terminal.out().write(content, 0, content.length);
            terminal.out().flush();
            return;
        }
        try {
            Files.write(Path.of(path), content);
        } catch (NoSuchFileException _) {
            throw unwritable(path, "no such file or directory");
        } catch (IOException | InvalidPathException failure) {
            throw unwritable(path, Files.isDirectory(Path.of(path)) ? "is a directory" : failure.getMessage());
        }
    }

    private static CommandException unwritable(String path, String why) {
        return new CommandException("error writing " + path + ": " + why);
    }
}
