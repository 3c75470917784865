package io.zeolite.cli;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.WasmException;
import io.zeolite.text.SourcePlace;
import io.zeolite.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file with a module, in the binary or the text format: which of them, its first bytes say.
 *
 * @param path as it was given
 */
record InputFile(String path) {

    /** What stands for standard input, and for standard output. */
    static final String STANDARD = "-";

    private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

    /** {@return the last part of the path, which a guest sees as the name of the program} */
    String name() {
        return String.valueOf(Path.of(path).getFileName());
    }

    /**
     * {@return the content}
     *
     * @param what what it is, for messages
     * @throws CommandException if it cannot be read
     */
    byte[] read(String what) {
        try {
            Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw unreadable(what, "is a directory");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw unreadable(what, "larger than 2 GiB");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw unreadable(what, "no such file or directory");
        } catch (AccessDeniedException _) {
            throw unreadable(what, "permission denied");
        } catch (IOException | InvalidPathException failure) {
            throw unreadable(what, failure.getMessage());
        }
    }

    /** {@return the content, that of standard input if the path is a dash} */
    byte[] read(String what, InputStream standard) {
        if (!path.equals(STANDARD)) {
            return read(what);
        }
        try {
            return standard.readAllBytes();
        } catch (IOException failure) {
            throw unreadable(what, failure.getMessage());
        }
    }

    private CommandException unreadable(String what, String why) {
        return new CommandException("error reading " + what + ": open " + path + ": " + why);
    }

    /**
     * {@return the content in the binary format}
     *
     * @throws CommandException if it is in the text format, and malformed
     */
    byte[] toBinary(byte[] content) {
        return isText(content) ? textToBinary(content) : content;
    }

    /**
     * {@return the text in the binary format}
     *
     * @throws CommandException if it is malformed, with the place and what stands there
     */
    byte[] textToBinary(byte[] text) {
        if (text.length > 0 && text[0] == 0) {
            throw new CommandException(path + ": is in the binary format already");
        }
        try {
            return Text.toBinary(text);
        } catch (MalformedException fault) {
            throw faulty(text, fault, fault.position());
        } catch (InvalidException fault) {
            throw faulty(text, fault, fault.position());
        }
    }

    private CommandException faulty(byte[] text, WasmException fault, long position) {
        SourcePlace place = SourcePlace.of(text, position);
        String message =
                fault.getMessage().replace(" (line %d, column %d)".formatted(place.line(), place.column()), "");
        return new CommandException("%s:%d:%d: %s\n%s"
                .formatted(path, place.line(), place.column(), message, place.excerpt()));
    }

    // A text starts with a parenthesis or a comment; a binary with NUL.
    private static boolean isText(byte[] content) {
        for (byte b : content) {
            if (!Character.isWhitespace(b)) {
                return b == '(' || b == ';';
            }
        }
        return false;
    }
}
