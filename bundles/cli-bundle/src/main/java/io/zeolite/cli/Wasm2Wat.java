package io.zeolite.cli;

import io.zeolite.api.MalformedException;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.text.Text;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ParseResult;

/** The command that translates the binary format to the text format. */
final class Wasm2Wat implements Command {

    @Override
    public CommandSyntax syntax() {
        return new CommandSyntax("wasm2wat", "<path>",
                "Translates a module from the binary format to the text format",
                "Translates a module from the binary format to the text format. A dash as path is standard input.")
                .output("Where to write the text; to standard output by default.");
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) {
        InputFile file = new InputFile(syntax().onlyPath(arguments, "wasm"));
        byte[] binary = file.read("wasm binary", terminal.in());
        String text;
        try {
            text = Text.print(ModuleDecoder.decode(binary));
        } catch (MalformedException | IllegalArgumentException failure) {
            throw new CommandException("error decoding wasm binary: " + file.path() + ": " + failure.getMessage());
        }
        new Output(terminal).write(arguments.matchedOptionValue("--output", InputFile.STANDARD),
                text.getBytes(StandardCharsets.UTF_8));
        return 0;
    }
}
