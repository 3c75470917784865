package io.zeolite.text.script;

import io.zeolite.api.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A script of the specification's test suite.
 *
 * @param name     the name of its file
 * @param commands the steps, in order
 */
public record Script(String name, List<Command> commands) {

    /** Makes a script; the list is copied. */
    public Script {
        commands = List.copyOf(commands);
    }

    /**
     * {@return the script in a file}
     *
     * @throws MalformedException if the text is not a script; faults inside modules show when these are asked for
     * @throws IOException        if the file cannot be read
     */
    public static Script parse(Path file) throws IOException {
        return parse(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /**
     * {@return the script that the text is}
     *
     * @param name a name for it
     * @param utf8 the text in UTF-8
     * @throws MalformedException if it is not a script; faults inside modules show when these are asked for
     */
    public static Script parse(String name, byte[] utf8) {
        return new Script(name, new ScriptParser(utf8).commands());
    }
}
