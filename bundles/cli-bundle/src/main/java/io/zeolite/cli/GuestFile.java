package io.zeolite.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file that holds the guest.
 *
 * @param path as it was given
 */
record GuestFile(String path) {

    /** {@return what the guest sees as the name of the program: the last part of the path} */
    String name() {
        return String.valueOf(Path.of(path).getFileName());
    }

    /**
     * {@return the module in the binary format}
     *
     * @throws CommandException if the file cannot be read, or holds a module in the text format
     */
    byte[] read() {
        byte[] binary;
        try {
            Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw unreadable("is a directory");
            }
            binary = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw unreadable("no such file or directory");
        } catch (AccessDeniedException _) {
            throw unreadable("permission denied");
        } catch (IOException | InvalidPathException failure) {
            throw unreadable(failure.getMessage());
        }
        if (isText(binary)) {
            throw new CommandException("error compiling wasm binary: " + path
                    + " is in the text format; convert it to the binary format first, for example by wat2wasm");
        }
        return binary;
    }

    private CommandException unreadable(String why) {
        return new CommandException("error reading wasm binary: open " + path + ": " + why);
    }

    // A text starts with a parenthesis or a comment; a binary with NUL.
    private static boolean isText(byte[] binary) {
        for (byte b : binary) {
            if (!Character.isWhitespace(b)) {
                return b == '(' || b == ';';
            }
        }
        return false;
    }
}
